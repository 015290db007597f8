using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EsExchange.Simulator.Http;

/// <summary>An OAuth 2.0 authority: client credentials and resource owner passwords (RFC 6749 4.3, 4.4), and its metadata.</summary>
internal sealed class TokenEndpoint(Accounts accounts, TokenIssuer tokens)
{
    private static readonly string[] Resources = ["https://outlook.office365.com/", "https://outlook.office.com/"];

    private static readonly string[] ClientAuthentication = ["client_secret_post"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/token", Issue);
        routes.MapPost("/oauth2/v2.0/token", Issue);
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

    private async Task<IResult> Issue(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return Refuse(400, "invalid_request", "The request is no form.");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var scope = form["scope"].ToString();
        if (!IsKnown(scope, $"{request.Scheme}://{request.Host}/"))
            return Refuse(400, "invalid_scope", "The scope is not one of Exchange.");
        Account? account;
        switch (form["grant_type"].ToString())
        {
            case "client_credentials":
                account = accounts.Verify(form["client_id"].ToString(), form["client_secret"].ToString());
                if (account is not { IsApplication: true })
                    return Refuse(401, "invalid_client", "The client id or secret is wrong.");
                break;
            case "password":
                account = accounts.Verify(form["username"].ToString(), form["password"].ToString());
                if (account is not { IsApplication: false })
                    return Refuse(400, "invalid_grant", "The user name or password is wrong.");
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
            ["access_token"] = tokens.Issue(account),
        });
    }

    private static bool IsKnown(string scope, string own)
    {
        foreach (var part in scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var resource in (string[])[.. Resources, own])
            {
                if (part.StartsWith(resource, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private static IResult Refuse(int status, string error, string description) =>
        Results.Json(new Dictionary<string, string> { ["error"] = error, ["error_description"] = description }, statusCode: status);
}
