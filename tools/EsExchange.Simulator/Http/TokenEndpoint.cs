using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EsExchange.Simulator.Http;

/// <summary>An OAuth 2.0 authority: client credentials by secret or certificate and resource owner passwords (RFC 6749 4.3, 4.4; RFC 7523), and its metadata.</summary>
internal sealed class TokenEndpoint(Accounts accounts, TokenIssuer tokens, ExchangeServerOptions options)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly string[] Resources = ["https://outlook.office365.com/", "https://outlook.office.com/"];

    private static readonly string[] ClientAuthentication = ["client_secret_post", "private_key_jwt"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/token", (HttpRequest request) => Issue(request, "common"));
        routes.MapPost("/oauth2/v2.0/token", (HttpRequest request) => Issue(request, "common"));
        routes.MapPost("/{tenant}/oauth2/v2.0/token", Issue);
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", Describe);
    }

    private static IResult Describe(HttpRequest request, string tenant)
    {
        var authority = $"{request.Scheme}://{request.Host}/{tenant}";
        return Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = authority + "/v2.0",
            ["authorization_endpoint"] = authority + "/oauth2/v2.0/authorize",
            ["token_endpoint"] = authority + "/oauth2/v2.0/token",
            ["token_endpoint_auth_methods_supported"] = ClientAuthentication,
        });
    }

    private async Task<IResult> Issue(HttpRequest request, string tenant)
    {
        if (!request.HasFormContentType)
            return Refuse(400, "invalid_request", "The request is no form.");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (options.Tenant is { } own && !string.Equals(own, tenant, StringComparison.OrdinalIgnoreCase))
            return Refuse(400, "invalid_request", $"AADSTS90002: Tenant '{tenant}' not found.");
        var scope = form["scope"].ToString();
        if (Audience(scope, $"{request.Scheme}://{request.Host}/") is not { } audience)
            return Refuse(400, "invalid_scope", "AADSTS70011: The scope is not one of Exchange.");
        Account? account;
        switch (form["grant_type"].ToString())
        {
            case "client_credentials":
                account = accounts.Find(form["client_id"].ToString());
                if (RefuseApplication(account, form, $"{request.Scheme}://{request.Host}{request.Path}") is { } refusal)
                    return refusal;
                break;
            case "password":
                account = accounts.Verify(form["username"].ToString(), form["password"].ToString());
                if (account is not { IsApplication: false, IsBlocked: false })
                    return Refuse(400, "invalid_grant", "AADSTS50126: The user name or password is wrong.");
                break;
            default:
                return Refuse(400, "unsupported_grant_type", "The grant type is not offered.");
        }

        var seconds = (long)tokens.Lifetime.TotalSeconds;
        return Results.Json(new Dictionary<string, object>
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = seconds,
            ["ext_expires_in"] = seconds,
            ["access_token"] = tokens.Issue(account!, $"{request.Scheme}://{request.Host}/{tenant}/v2.0", tenant, audience),
        });
    }

    private IResult? RefuseApplication(Account? account, IFormCollection form, string audience)
    {
        if (account is not { IsApplication: true })
            return Refuse(400, "unauthorized_client", "AADSTS700016: The application was not found in the directory.");
        if (account.IsBlocked)
            return Refuse(400, "unauthorized_client", "AADSTS7000112: The application is disabled.");
        if (account.Certificate is { } certificate)
        {
            var why = form["client_assertion_type"] == AssertionType
                ? ClientAssertion.Refuse(form["client_assertion"].ToString(), account.Name, certificate, audience, options.Time.GetUtcNow())
                : "AADSTS7000218: The request body must contain 'client_assertion'.";
            return why is null ? null : Refuse(401, "invalid_client", why);
        }

        return account.HasPassword(form["client_secret"].ToString()) ? null
            : Refuse(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
    }

    /// <summary>The service that a scope is of; null for one that is none of Exchange's.</summary>
    private string? Audience(string scope, string own) => scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => ((string[])[.. Resources, own, .. options.Hosts.Select(host => $"https://{host}/")]).FirstOrDefault(resource => part.StartsWith(resource, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(resource => resource is not null)?.TrimEnd('/');

    private static IResult Refuse(int status, string error, string description) =>
        Results.Json(new Dictionary<string, string> { ["error"] = error, ["error_description"] = description }, statusCode: status);
}
