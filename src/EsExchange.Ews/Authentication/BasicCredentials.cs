using System;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Ews.Authentication;

/// <summary>User principal name and password, sent with every request (RFC 7617).</summary>
public sealed class BasicCredentials : IEwsCredentials
{
    private readonly AuthenticationHeaderValue header;

    /// <summary>Makes credentials.</summary>
    /// <param name="userPrincipalName">The account such as <c>sync@example.com</c>.</param>
    /// <param name="password">Its password.</param>
    /// <exception cref="ArgumentException">The name is empty or of the form <c>domain\user</c>.</exception>
    public BasicCredentials(string userPrincipalName, string password)
    {
        UserName = UserPrincipalName.Check(userPrincipalName);
        if (password is null)
            throw new ArgumentNullException(nameof(password));
        header = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userPrincipalName + ":" + password)));
    }

    /// <summary>The account.</summary>
    public string UserName { get; }

    /// <inheritdoc/>
    public bool CanRefresh => false;

    /// <inheritdoc/>
    public ICredentials? GetHandshake(Uri url) => null;

    /// <inheritdoc/>
    public Task<AuthenticationHeaderValue?> GetAuthorizationAsync(Uri url, bool refresh, CancellationToken cancellationToken) =>
        Task.FromResult<AuthenticationHeaderValue?>(header);
}
