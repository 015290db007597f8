using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using Microsoft.Identity.Client;

namespace EsExchange.Ews.Authentication;

/// <summary>OAuth 2.0 client credentials through MSAL, which keeps the token until it is about to run out.</summary>
public sealed class OAuthCredentials : IEwsCredentials
{
    private readonly IConfidentialClientApplication application;
    private readonly string[] scopes;

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

        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder.Create(options.ClientId)
            .WithAuthority($"{authority.GetLeftPart(UriPartial.Authority)}/{options.TenantId}", validateAuthority: options.Authority is null)
            .WithInstanceDiscovery(options.Authority is null);
        builder = options.Certificate is { } certificate ? builder.WithCertificate(certificate) : builder.WithClientSecret(options.ClientSecret);
        if (options.Handler is { } handler)
            builder = builder.WithHttpClientFactory(new HandlerHttpClientFactory(handler));
        application = builder.Build();
        scopes = [options.ServiceUrl.GetLeftPart(UriPartial.Authority) + "/.default"];
    }

    /// <inheritdoc/>
    public bool CanRefresh => true;

    /// <inheritdoc/>
    public async Task<AuthenticationHeaderValue> GetAuthorizationAsync(bool refresh, CancellationToken cancellationToken)
    {
        try
        {
            AuthenticationResult token = await application.AcquireTokenForClient(scopes).WithForceRefresh(refresh)
                .ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return new AuthenticationHeaderValue("Bearer", token.AccessToken);
        }
        catch (MsalException exception)
        {
            throw new EwsException(ErrorMapper.Make(EwsErrorCategory.TokenRequestFailed, EwsErrorScope.Connection, exception.ErrorCode, exception.IsRetryable));
        }
        catch (HttpRequestException exception)
        {
            throw new EwsException(ErrorMapper.Make(EwsErrorCategory.TokenRequestFailed, EwsErrorScope.Connection, exception.Message, isTransient: true));
        }
    }
}
