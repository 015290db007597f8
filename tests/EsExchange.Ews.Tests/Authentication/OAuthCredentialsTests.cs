using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using EsExchange.Ews.Authentication;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Tests.Support;
using Xunit;

namespace EsExchange.Ews.Tests.Authentication;

public sealed class OAuthCredentialsTests
{
    [Fact]
    public async Task A_token_is_kept_until_it_is_refused()
    {
        using var handler = new StubHandler(_ => Token("eins"), _ => Token("zwei"));
        using var credentials = new OAuthCredentials(Options(handler));

        AuthenticationHeaderValue? first = await credentials.GetAuthorizationAsync(Server, refresh: false, default);
        AuthenticationHeaderValue? kept = await credentials.GetAuthorizationAsync(Server, refresh: false, default);
        AuthenticationHeaderValue? renewed = await credentials.GetAuthorizationAsync(Server, refresh: true, default);

        Assert.Equal(("Bearer eins", "Bearer eins", "Bearer zwei"), (first!.ToString(), kept!.ToString(), renewed!.ToString()));
        Assert.All(handler.Asked, url => Assert.Equal("login.example.com", url.Host));
    }

    [Fact]
    public async Task A_refused_application_is_told_without_its_secret()
    {
        using var handler = new StubHandler(_ => Json("""{"error":"invalid_client","error_description":"AADSTS7000215: wrong geheim-1"}""", HttpStatusCode.Unauthorized));

        EwsException error = await Assert.ThrowsAsync<EwsException>(
            () => new OAuthCredentials(Options(handler)).GetAuthorizationAsync(Server, refresh: false, default));

        Assert.Equal(EwsErrorCategory.TokenRequestFailed, error.Error.Category);
        Assert.Contains("invalid_client", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim-1", error.ToString(), StringComparison.Ordinal);
    }

    private static readonly Uri Server = new("https://mail.example.com/EWS/Exchange.asmx");

    private static OAuthOptions Options(HttpMessageHandler handler) => new()
    {
        ClientId = "11111111-2222-3333-4444-555555555555",
        TenantId = "66666666-7777-8888-9999-000000000000",
        ClientSecret = "geheim-1",
        Authority = new Uri("https://login.example.com"),
        Handler = handler,
    };

    private static HttpResponseMessage Token(string token) =>
        Json("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + token + "\"}", HttpStatusCode.OK);

    private static HttpResponseMessage Json(string text, HttpStatusCode status) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
}
