using System;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Ews.Authentication;

/// <summary>User principal name and password (manual: "Benutzer (UPN)").</summary>
public sealed class BasicCredentials : IEwsCredentials
{
    private readonly AuthenticationHeaderValue header;

    /// <summary>Makes credentials.</summary>
    /// <param name="userPrincipalName">The account such as <c>sync@example.com</c>.</param>
    /// <param name="password">Its password.</param>
    /// <exception cref="ArgumentException">The name is empty or of the form <c>domain\user</c>.</exception>
    public BasicCredentials(string userPrincipalName, string password)
    {
        if (userPrincipalName is null)
            throw new ArgumentNullException(nameof(userPrincipalName));
        if (password is null)
            throw new ArgumentNullException(nameof(password));
        if (userPrincipalName.IndexOf('\\') >= 0)
            throw new ArgumentException(@"A name of the form domain\user is not accepted. Write the user principal name instead, such as user@example.com.", nameof(userPrincipalName));
        if (userPrincipalName.IndexOf('@') <= 0 || userPrincipalName.IndexOf(':') >= 0)
            throw new ArgumentException("Write the user principal name, such as user@example.com.", nameof(userPrincipalName));

        UserPrincipalName = userPrincipalName;
        header = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userPrincipalName + ":" + password)));
    }

    /// <summary>The account.</summary>
    public string UserPrincipalName { get; }

    /// <inheritdoc/>
    public bool CanRefresh => false;

    /// <inheritdoc/>
    public Task<AuthenticationHeaderValue> GetAuthorizationAsync(bool refresh, CancellationToken cancellationToken) => Task.FromResult(header);
}
