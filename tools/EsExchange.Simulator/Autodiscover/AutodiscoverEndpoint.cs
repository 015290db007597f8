using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using EsExchange.Simulator.Http;
using EsExchange.Simulator.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EsExchange.Simulator.Autodiscover;

/// <summary>Answers Autodiscover in its three forms: plain old XML (MS-OXDSCLI), SOAP (MS-OXWSADISC) and JSON.</summary>
internal sealed class AutodiscoverEndpoint(ExchangeServer server, Authenticator authenticator)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/autodiscover/autodiscover.json", (HttpContext http) => Json(http));
        routes.MapPost("/autodiscover/autodiscover.svc", (HttpContext http) => Soap(http));
        routes.Map("/autodiscover/autodiscover.xml", (HttpContext http) => Pox(http));
    }

    private Task Json(HttpContext http)
    {
        var rule = Take(http);
        if (Interrupted(http, rule) is { } page)
            return page;
        var address = http.Request.Query["Email"].ToString();
        if (!string.Equals(http.Request.Query["Protocol"], "EWS", StringComparison.OrdinalIgnoreCase))
            return Write(http, 400, "application/json", """{"ErrorCode":"InvalidProtocol","ErrorMessage":"The given protocol value is invalid. Supported values are 'EWS'."}""");
        return server.Store.Find(address) is null || rule is not null
            ? Write(http, 404, "application/json", """{"ErrorCode":"UserNotFound","ErrorMessage":"The given user is not found."}""")
            : Write(http, 200, "application/json", $$"""{"Protocol":"EWS","Url":"{{EwsUrl(http)}}"}""");
    }

    private async Task Pox(HttpContext http)
    {
        var rule = Take(http);
        if (Interrupted(http, rule) is { } page)
        {
            await page;
            return;
        }

        if (await Body(http) is not { } request)
            return;
        var address = request.Descendants(AutodiscoverXml.PoxRequest + "EMailAddress").FirstOrDefault()?.Value.Trim() ?? string.Empty;
        await Answer(http, rule switch
        {
            AutodiscoverRule.RedirectAddress other => AutodiscoverXml.PoxRedirect("redirectAddr", "RedirectAddr", other.Address),
            AutodiscoverRule.RedirectUrl other => AutodiscoverXml.PoxRedirect("redirectUrl", "RedirectUrl", other.Url),
            _ => server.Store.Find(address) is { } mailbox ? AutodiscoverXml.PoxSettings(mailbox, EwsUrl(http), AuthPackage) : AutodiscoverXml.PoxError("500", "The email address can't be found.", server.Options.Time.GetUtcNow()),
        });
    }

    private async Task Soap(HttpContext http)
    {
        var rule = Take(http);
        if (Interrupted(http, rule) is { } page)
        {
            await page;
            return;
        }

        if (await Body(http) is not { } request)
            return;
        var users = request.Descendants(AutodiscoverXml.Soap + "Mailbox").Select(m => m.Value.Trim());
        var asked = request.Descendants(AutodiscoverXml.Soap + "Setting").Select(s => s.Value).ToList();
        await Answer(http, AutodiscoverXml.SoapAnswer(server.Options.Version, users.Select(address => rule switch
        {
            AutodiscoverRule.RedirectAddress other => AutodiscoverXml.SoapUser("RedirectAddress", "Redirection address.", other.Address),
            AutodiscoverRule.RedirectUrl other => AutodiscoverXml.SoapUser("RedirectUrl", "Redirection url.", other.Url),
            _ => server.Store.Find(address) is { } mailbox
                ? AutodiscoverXml.SoapUser("NoError", "No error.", null, AutodiscoverXml.Settings(mailbox, EwsUrl(http), server.Options.Version).Where(s => asked.Contains(s.Name)))
                : AutodiscoverXml.SoapUser("InvalidUser", $"Invalid user: '{address}'", null),
        })));
    }

    private AutodiscoverRule? Take(HttpContext http)
    {
        var request = http.Request;
        server.Autodiscover.Note(new AutodiscoverRequest($"{request.Scheme}://{request.Host}{request.Path}", request.Method, request.Headers.Authorization.Count > 0));
        return server.Autodiscover.Find(request.Host.Host, request.Path);
    }

    private static Task? Interrupted(HttpContext http, AutodiscoverRule? rule)
    {
        switch (rule)
        {
            case AutodiscoverRule.Missing:
            case AutodiscoverRule.PlainRedirect when http.Request.IsHttps:
                return Write(http, 404, "text/html", "<html><body>404</body></html>");
            case AutodiscoverRule.PlainRedirect plain:
                return Redirect(http, plain.Location);
            case AutodiscoverRule.Onward:
                return Redirect(http, $"{http.Request.Path}?{Guid.NewGuid():N}");
            case AutodiscoverRule.Page page:
                return Write(http, 200, "text/html", page.Html);
            case AutodiscoverRule.HttpRedirect redirect:
                return Redirect(http, redirect.Location);
            case null when HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.Value!.EndsWith(".json", StringComparison.OrdinalIgnoreCase):
                return Write(http, 404, "text/html", "<html><body>404</body></html>");
            default:
                return null;
        }
    }

    private static Task Redirect(HttpContext http, string location)
    {
        http.Response.Headers.Location = location;
        return Write(http, 302, "text/html", string.Empty);
    }

    /// <summary>The request's XML; null where the caller was turned away.</summary>
    private async Task<XElement?> Body(HttpContext http)
    {
        if (!http.Request.IsHttps && http.Request.Host.Host is not "127.0.0.1" and not "localhost")
        {
            await Write(http, 403, "text/html", "<html><body>SSL required</body></html>");
            return null;
        }

        if (authenticator.Authenticate(http) is null)
        {
            authenticator.Challenge(http);
            return null;
        }

        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        try
        {
            return XElement.Parse(await reader.ReadToEndAsync(http.RequestAborted));
        }
        catch (XmlException)
        {
            await Write(http, 400, "text/plain", "Bad request");
            return null;
        }
    }

    /// <summary>How clients shall prove themselves: in the strongest way that the server takes.</summary>
    private string AuthPackage => server.Options.AllowNegotiate ? "Negotiate" : server.Options.AllowNtlm ? "NTLM" : "basic";

    private Uri EwsUrl(HttpContext http) => server.Autodiscover.EwsUrl
        ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}/EWS/Exchange.asmx");

    private static Task Answer(HttpContext http, XElement answer) => Write(http, 200, "text/xml; charset=utf-8", "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + answer);

    private static async Task Write(HttpContext http, int status, string type, string body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(body, http.RequestAborted);
    }
}
