using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Ews.Authentication;

/// <summary>User principal name and password, proved in the way that the server asks for: the strongest of those allowed that it offers.</summary>
public sealed class HandshakeCredentials : IEwsCredentials
{
    private readonly IReadOnlyList<PasswordScheme> schemes;
    private readonly NetworkCredential credential;

    /// <summary>Makes credentials.</summary>
    /// <param name="userPrincipalName">The account such as <c>sync@example.com</c>.</param>
    /// <param name="password">Its password.</param>
    /// <param name="schemes">The ways that are allowed; none allows all.</param>
    /// <exception cref="ArgumentException">The name is empty or of the form <c>domain\user</c>.</exception>
    public HandshakeCredentials(string userPrincipalName, string password, params PasswordScheme[] schemes)
    {
        credential = new NetworkCredential(UserPrincipalName.Check(userPrincipalName), password ?? throw new ArgumentNullException(nameof(password)));
        this.schemes = schemes is { Length: > 0 } ? schemes : [PasswordScheme.Negotiate, PasswordScheme.Ntlm, PasswordScheme.Basic];
        NtlmSupport.Enable();
    }

    /// <inheritdoc/>
    public bool CanRefresh => false;

    /// <inheritdoc/>
    public ICredentials? GetHandshake(Uri url)
    {
        if (url is null)
            throw new ArgumentNullException(nameof(url));
        var origin = new Uri(url.GetLeftPart(UriPartial.Authority));
        var cache = new CredentialCache();
        foreach (PasswordScheme scheme in schemes)
            cache.Add(origin, NameOf(scheme), credential);
        return cache;
    }

    /// <inheritdoc/>
    public Task<AuthenticationHeaderValue?> GetAuthorizationAsync(Uri url, bool refresh, CancellationToken cancellationToken) =>
        Task.FromResult<AuthenticationHeaderValue?>(null);

    private static string NameOf(PasswordScheme scheme) => scheme switch
    {
        PasswordScheme.Negotiate => "Negotiate",
        PasswordScheme.Ntlm => "NTLM",
        _ => "Basic",
    };
}

/// <summary>How a password is proved.</summary>
public enum PasswordScheme
{
    /// <summary>The password itself is sent (RFC 7617).</summary>
    Basic,

    /// <summary>A challenge is answered (MS-NLMP).</summary>
    Ntlm,

    /// <summary>Kerberos where it is to be had, else NTLM (RFC 4559).</summary>
    Negotiate,
}
