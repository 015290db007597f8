using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Tls;
using Microsoft.Identity.Client;

namespace EsExchange.Ews.Authentication;

/// <summary>OAuth 2.0 client credentials through MSAL, which keeps the token until it is about to run out. A token is for one server's host alone.</summary>
public sealed class OAuthCredentials : IEwsCredentials, IDisposable
{
    private readonly IConfidentialClientApplication application;
    private readonly HttpMessageHandler? owned;

    /// <summary>Makes credentials; no request is made yet.</summary>
    /// <param name="options">Who asks and how.</param>
    /// <exception cref="ArgumentException">Neither or both of secret and certificate are set, or the authority is not HTTPS.</exception>
    public OAuthCredentials(OAuthOptions options)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        if (string.IsNullOrEmpty(options.ClientSecret) == options.Certificate is null)
            throw new ArgumentException("Set either the client secret or the certificate.", nameof(options));
        var authority = options.Authority ?? new Uri("https://login.microsoftonline.com");
        if (authority.Scheme != Uri.UriSchemeHttps)
            throw new ArgumentException("The authority must be an https address.", nameof(options));

        owned = options.Handler is null ? HttpTransport.CreateHandler(options.Network) : null;
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder.Create(options.ClientId)
            .WithAuthority($"{authority.GetLeftPart(UriPartial.Authority)}/{options.TenantId}", validateAuthority: options.Authority is null)
            .WithInstanceDiscovery(options.Authority is null)
            .WithHttpClientFactory(new HandlerHttpClientFactory(options.Handler ?? owned!));
        application = (options.Certificate is { } certificate ? builder.WithCertificate(certificate) : builder.WithClientSecret(options.ClientSecret)).Build();
    }

    /// <inheritdoc/>
    public bool CanRefresh => true;

    /// <inheritdoc/>
    public ICredentials? GetHandshake(Uri url) => null;

    /// <inheritdoc/>
    public async Task<AuthenticationHeaderValue?> GetAuthorizationAsync(Uri url, bool refresh, CancellationToken cancellationToken)
    {
        AuthenticationResult result = await AcquireAsync(url, refresh, cancellationToken).ConfigureAwait(false);
        return new AuthenticationHeaderValue("Bearer", result.AccessToken);
    }

    /// <summary>Asks the authority for a new token, to be looked at (manual: "Auth-Token erfragen").</summary>
    /// <param name="url">The server that the token is for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EwsException">The authority issued none.</exception>
    public async Task<AccessToken> RequestTokenAsync(Uri url, CancellationToken cancellationToken)
    {
        AuthenticationResult result = await AcquireAsync(url, refresh: true, cancellationToken).ConfigureAwait(false);
        return AccessToken.Read(result.AccessToken, result.ExpiresOn);
    }

    /// <inheritdoc/>
    public void Dispose() => owned?.Dispose();

    private async Task<AuthenticationResult> AcquireAsync(Uri url, bool refresh, CancellationToken cancellationToken)
    {
        if (url is null)
            throw new ArgumentNullException(nameof(url));
        try
        {
            return await application.AcquireTokenForClient([ScopeOf(url)]).WithForceRefresh(refresh).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MsalException exception)
        {
            throw new EwsException(AuthorityErrors.ToError(exception));
        }
        catch (HttpRequestException exception)
        {
            throw new EwsException(ErrorMapper.Make(EwsErrorCategory.TokenRequestFailed, EwsErrorScope.Connection, exception.Message, isTransient: true));
        }
    }

    /// <summary>What a token is asked for: Exchange Online goes by one name, whichever of its hosts is asked.</summary>
    private static string ScopeOf(Uri url)
    {
        bool isOnline = url.Host.EndsWith(".office365.com", StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith(".outlook.com", StringComparison.OrdinalIgnoreCase);
        return (isOnline ? "https://outlook.office365.com" : url.GetLeftPart(UriPartial.Authority)) + "/.default";
    }
}
