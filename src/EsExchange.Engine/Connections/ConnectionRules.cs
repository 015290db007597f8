using System;
using System.Linq;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Configuration;
using EsExchange.Ews.Autodiscover;
using EsExchange.Resources;

namespace EsExchange.Engine.Connections;

/// <summary>What a connection must be like before it is stored (manual: "Exchangeverbindungen").</summary>
public static class ConnectionRules
{
    private const int LongestName = 64;
    private const int ThumbprintLength = 40;
    private const int LongestHistory = 3650;
    private const int LongestWindow = 3650;
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    /// <summary>Refuses a connection that cannot work.</summary>
    /// <exception cref="SyncException">What is wrong: <c>InvalidName</c>, <c>InvalidUserName</c>, <c>InvalidUrl</c>, <c>InvalidInterval</c>, <c>InvalidThumbprint</c>, <c>InvalidAutodiscover</c>, <c>InvalidValue</c>, <c>MissingSetting</c>.</exception>
    public static void Check(ExchangeConnection connection)
    {
        CheckName(connection.Name);
        CheckAuthentication(connection);
        CheckUrl(connection);
        CheckAutodiscover(connection);
        CheckProxy(connection.Proxy);
        CheckInterval(connection.SyncInterval);
        CheckHistory(connection.HistoryDays);
        CheckWindow(connection);
    }

    private static void CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
            throw new SyncException("InvalidName", Messages.Format("InvalidName", LongestName));
    }

    private static void CheckAuthentication(ExchangeConnection connection)
    {
        if (connection.Authentication == AuthenticationMode.OAuth)
        {
            if (string.IsNullOrWhiteSpace(connection.ClientId) || string.IsNullOrWhiteSpace(connection.TenantId))
                throw new SyncException("MissingSetting", Messages.Get("MissingIds"));
            if (connection.CertificateThumbprint is { } thumbprint && thumbprint.Length != ThumbprintLength)
                throw new SyncException("InvalidThumbprint", Messages.Format("InvalidThumbprint", thumbprint, ThumbprintLength));
            if (connection.Authority is { } authority && (!authority.IsAbsoluteUri || authority.Scheme != Uri.UriSchemeHttps))
                throw new SyncException("InvalidUrl", Messages.Get("InvalidAuthority"));
            return;
        }

        string user = connection.UserName ?? string.Empty;
        int at = user.IndexOf('@');
        string[] domainAndName = user.Split('\\');
        if (domainAndName.Length > 1)
            throw new SyncException("InvalidUserName", Messages.Format("DomainUserName", user, domainAndName[1]));
        if (at <= 0 || at != user.LastIndexOf('@') || at == user.Length - 1 || user.Any(c => c == ':' || char.IsWhiteSpace(c)))
            throw new SyncException("InvalidUserName", Messages.Format("InvalidUserName", user));
    }

    private static void CheckUrl(ExchangeConnection connection)
    {
        if (connection.Url is not { } url)
        {
            if (!connection.Autodiscover)
                throw new SyncException("MissingSetting", Messages.Get("MissingUrl"));
            return;
        }

        bool isSafe = url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
        if (!isSafe || !url.AbsolutePath.EndsWith(".asmx", StringComparison.OrdinalIgnoreCase) || url.UserInfo.Length > 0)
            throw new SyncException("InvalidUrl", Messages.Format("InvalidUrl", Shown(url)));
    }

    private static void CheckAutodiscover(ExchangeConnection connection)
    {
        if (!connection.Autodiscover)
            return;
        string address = connection.AutodiscoverAddress ?? connection.UserName ?? throw new SyncException("MissingSetting", Messages.Get("MissingAutodiscoverAddress"));
        if (!AutodiscoverClient.IsAddress(address))
            throw new SyncException("InvalidAutodiscover", Messages.Format("InvalidAutodiscoverAddress", address));
        if (connection.AutodiscoverHosts.FirstOrDefault(host => !AutodiscoverClient.IsHost(host)) is { } wrong)
            throw new SyncException("InvalidAutodiscover", Messages.Format("InvalidAutodiscoverHost", wrong));
    }

    private static void CheckProxy(Uri? proxy)
    {
        if (proxy is not null && (!proxy.IsAbsoluteUri || proxy.Scheme != Uri.UriSchemeHttp || proxy.UserInfo.Length > 0))
            throw new SyncException("InvalidUrl", Messages.Get("InvalidProxy"));
    }

    private static string Shown(Uri url) => url.IsAbsoluteUri ? url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.SafeUnescaped) : url.OriginalString;

    private static void CheckHistory(int days)
    {
        if (days is < 1 or > LongestHistory)
            throw new SyncException("InvalidValue", Messages.Format("InvalidHistory", LongestHistory));
    }

    private static void CheckWindow(ExchangeConnection connection)
    {
        if (connection.SeriesDaysBack is < 0 or > LongestWindow)
            throw new SyncException("InvalidValue", Messages.Format("InvalidDaysBack", LongestWindow));
        if (connection.SeriesDaysAhead is < 1 or > LongestWindow)
            throw new SyncException("InvalidValue", Messages.Format("InvalidDaysAhead", LongestWindow));
    }

    private static void CheckInterval(TimeSpan interval)
    {
        if (interval < TimeSpan.FromMinutes(1) || interval > LongestInterval || interval.Ticks % TimeSpan.TicksPerMinute != 0)
            throw new SyncException("InvalidInterval", Messages.Get("InvalidInterval"));
    }
}
