using System;
using System.Linq;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Engine.Connections;

/// <summary>What a connection must be like before it is stored (manual: "Exchangeverbindungen").</summary>
public static class ConnectionRules
{
    private const int LongestName = 64;
    private const int ThumbprintLength = 40;
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    /// <summary>Refuses a connection that cannot work.</summary>
    /// <exception cref="SyncException">What is wrong: <c>InvalidName</c>, <c>InvalidUserName</c>, <c>InvalidUrl</c>, <c>InvalidInterval</c>, <c>InvalidThumbprint</c>, <c>MissingSetting</c>.</exception>
    public static void Check(ExchangeConnection connection)
    {
        CheckName(connection.Name);
        CheckAuthentication(connection);
        CheckUrl(connection);
        CheckProxy(connection.Proxy);
        CheckInterval(connection.SyncInterval);
    }

    private static void CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
            throw new SyncException("InvalidName", $"A connection's name has 1 to {LongestName} printable characters.");
    }

    private static void CheckAuthentication(ExchangeConnection connection)
    {
        if (connection.Authentication == AuthenticationMode.OAuth)
        {
            if (string.IsNullOrWhiteSpace(connection.ClientId) || string.IsNullOrWhiteSpace(connection.TenantId))
                throw new SyncException("MissingSetting", "OAuth needs a client id and a tenant id.");
            if (connection.CertificateThumbprint is { } thumbprint && thumbprint.Length != ThumbprintLength)
                throw new SyncException("InvalidThumbprint", $"'{thumbprint}' is no thumbprint of a certificate. It has {ThumbprintLength} hexadecimal digits.");
            if (connection.Authority is { } authority && (!authority.IsAbsoluteUri || authority.Scheme != Uri.UriSchemeHttps))
                throw new SyncException("InvalidUrl", "The authority's address begins with https://, such as https://login.microsoftonline.com.");
            return;
        }

        string user = connection.UserName ?? string.Empty;
        int at = user.IndexOf('@');
        string[] domainAndName = user.Split('\\');
        if (domainAndName.Length > 1)
            throw new SyncException("InvalidUserName", $"'{user}' is a domain\\user name. Enter the user principal name instead, such as {domainAndName[1]}@example.com.");
        if (at <= 0 || at != user.LastIndexOf('@') || at == user.Length - 1 || user.Any(char.IsWhiteSpace))
            throw new SyncException("InvalidUserName", $"'{user}' is no user principal name. It looks like service@example.com.");
    }

    private static void CheckUrl(ExchangeConnection connection)
    {
        if (connection.Url is not { } url)
        {
            if (!connection.Autodiscover)
                throw new SyncException("MissingSetting", "Enter the full URL of the service, such as https://mail.example.com/EWS/Exchange.asmx.");
            return;
        }

        bool isSafe = url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
        if (!isSafe || !url.AbsolutePath.EndsWith(".asmx", StringComparison.OrdinalIgnoreCase) || url.UserInfo.Length > 0)
            throw new SyncException("InvalidUrl", $"'{Shown(url)}' is no URL of Exchange Web Services. It begins with https:// and ends with .asmx, such as https://mail.example.com/EWS/Exchange.asmx.");
    }

    private static void CheckProxy(Uri? proxy)
    {
        if (proxy is not null && (!proxy.IsAbsoluteUri || proxy.Scheme != Uri.UriSchemeHttp || proxy.UserInfo.Length > 0))
            throw new SyncException("InvalidUrl", "The proxy's address begins with http:// and holds no credentials, such as http://proxy.example.com:3128.");
    }

    private static string Shown(Uri url) => url.IsAbsoluteUri ? url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.SafeUnescaped) : url.OriginalString;

    private static void CheckInterval(TimeSpan interval)
    {
        if (interval < TimeSpan.FromMinutes(1) || interval > LongestInterval || interval.Ticks % TimeSpan.TicksPerMinute != 0)
            throw new SyncException("InvalidInterval", "The interval is a whole number of minutes from 1 to 1440.");
    }
}
