using System;
using EsExchange.Engine.Connections;
using EsExchange.Engine.Runs;
using EsExchange.Eserp.Configuration;
using Xunit;

namespace EsExchange.Engine.Tests.Connections;

/// <summary>Manual: "Exchangeverbindungen".</summary>
public sealed class ConnectionRulesTests
{
    private static readonly ExchangeConnection ByPassword = new()
    {
        Name = "hq",
        UserName = "dienst@musterbau.example",
        Url = new Uri("https://mail.musterbau.example/EWS/Exchange.asmx"),
    };

    private static readonly ExchangeConnection ByOAuth = ByPassword with
    {
        Authentication = AuthenticationMode.OAuth,
        UserName = null,
        ClientId = "client",
        TenantId = "tenant",
    };

    private static readonly ExchangeConnection ByAutodiscover = ByPassword with { Autodiscover = true, Url = null };

    private static string Longest { get; } = new('n', 64);

    [Theory]
    [InlineData("q")]
    [InlineData("Zentrale Süd")]
    public void A_name_is_short_and_printable(string name)
    {
        Accept(ByPassword with { Name = name });
        Accept(ByPassword with { Name = Longest });
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\tb")]
    [InlineData("nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn")]
    public void Other_names_are_refused(string name) => Refuse(ByPassword with { Name = name }, "InvalidName", "1 to 64 printable");

    [Theory]
    [InlineData("a@b")]
    [InlineData("dienst@musterbau.example")]
    public void A_user_is_named_by_the_principal_name(string user) => Accept(ByPassword with { UserName = user });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("dienst")]
    [InlineData("@musterbau.example")]
    [InlineData("dienst@")]
    [InlineData("dienst@muster@bau.example")]
    [InlineData("die nst@musterbau.example")]
    [InlineData("die:nst@musterbau.example")]
    public void Other_user_names_are_refused(string? user) => Refuse(ByPassword with { UserName = user }, "InvalidUserName", $"'{user}' is no user principal name");

    [Theory]
    [InlineData("MUSTERBAU\\dienst")]
    [InlineData("MUSTERBAU\\dienst@musterbau.example")]
    public void A_name_with_a_domain_is_refused_with_the_form_that_it_needs(string user) =>
        Refuse(ByPassword with { UserName = user }, "InvalidUserName", $"'{user}' is a domain\\user name. Enter the user principal name instead, such as dienst");

    [Fact]
    public void An_application_is_named_by_its_id_and_its_directory()
    {
        Accept(ByOAuth);
        Accept(ByOAuth with { UserName = "no principal name" });
    }

    [Theory]
    [InlineData(null, "tenant")]
    [InlineData(" ", "tenant")]
    [InlineData("client", null)]
    [InlineData("client", " ")]
    public void An_application_without_one_of_them_is_refused(string? client, string? tenant) =>
        Refuse(ByOAuth with { ClientId = client, TenantId = tenant }, "MissingSetting", "a client id and a tenant id");

    [Fact]
    public void A_thumbprint_has_40_digits()
    {
        Accept(ByOAuth with { CertificateThumbprint = new string('A', 40) });
        foreach (string wrong in new[] { "", new string('A', 39), new string('A', 41) })
            Refuse(ByOAuth with { CertificateThumbprint = wrong }, "InvalidThumbprint", $"'{wrong}' is no thumbprint of a certificate. It has 40");
    }

    [Fact]
    public void An_authority_is_reached_by_https()
    {
        Accept(ByOAuth with { Authority = new Uri("https://login.musterbau.example/") });
        Refuse(ByOAuth with { Authority = new Uri("http://login.musterbau.example/") }, "InvalidUrl", "The authority's address begins with https://");
        Refuse(ByOAuth with { Authority = new Uri("login.musterbau.example", UriKind.Relative) }, "InvalidUrl", "The authority's address begins with https://");
    }

    [Theory]
    [InlineData("https://mail.musterbau.example/EWS/Exchange.asmx")]
    [InlineData("https://mail.musterbau.example/ews/exchange.ASMX")]
    [InlineData("http://localhost/EWS/Exchange.asmx")]
    [InlineData("http://127.0.0.1:8080/EWS/Exchange.asmx")]
    public void A_service_is_reached_by_https_or_on_this_machine(string url) => Accept(ByPassword with { Url = new Uri(url) });

    [Theory]
    [InlineData("http://mail.musterbau.example/EWS/Exchange.asmx")]
    [InlineData("ftp://localhost/EWS/Exchange.asmx")]
    [InlineData("https://mail.musterbau.example/owa")]
    [InlineData("mail.musterbau.example/EWS/Exchange.asmx")]
    public void Other_URLs_are_refused(string url) =>
        Refuse(ByPassword with { Url = new Uri(url, UriKind.RelativeOrAbsolute) }, "InvalidUrl", $"'{url}' is no URL of Exchange Web Services");

    [Theory]
    [InlineData("dienst:geheim")]
    [InlineData("d")]
    public void A_URL_with_credentials_is_refused_without_showing_them(string credentials)
    {
        string message = Refuse(ByPassword with { Url = new Uri($"https://{credentials}@mail.musterbau.example/EWS/Exchange.asmx") }, "InvalidUrl", "'https://mail.musterbau.example/EWS/Exchange.asmx' is no URL");
        Assert.DoesNotContain("geheim", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_Autodiscover_finds_a_URL_that_is_missing()
    {
        Accept(ByAutodiscover);
        Refuse(ByPassword with { Url = null }, "MissingSetting", "Enter the full URL");
        Refuse(ByAutodiscover with { Url = new Uri("http://mail.musterbau.example/EWS/Exchange.asmx") }, "InvalidUrl", "is no URL of Exchange Web Services");
    }

    [Fact]
    public void Autodiscover_begins_with_the_given_address_or_that_of_the_account()
    {
        ExchangeConnection application = ByOAuth with { Autodiscover = true, Url = null };
        Accept(application with { AutodiscoverAddress = "anna@musterbau.example" });
        Refuse(application, "MissingSetting", "An application has no mailbox of its own");
        Refuse(application with { AutodiscoverAddress = "anna" }, "InvalidAutodiscover", "'anna' is no mailbox address");
        Refuse(ByAutodiscover with { AutodiscoverAddress = "anna" }, "InvalidAutodiscover", "'anna' is no mailbox address");
        Refuse(ByAutodiscover with { UserName = "dienst@localhost" }, "InvalidAutodiscover", "'dienst@localhost' is no mailbox address");
    }

    [Fact]
    public void Autodiscover_trusts_hosts_alone()
    {
        Accept(ByAutodiscover with { AutodiscoverHosts = ["outlook.office365.com", "mail.musterbau.example"] });
        Refuse(ByAutodiscover with { AutodiscoverHosts = ["outlook.office365.com", "https://mail.musterbau.example"] }, "InvalidAutodiscover", "'https://mail.musterbau.example' is no name of a host");
    }

    [Fact]
    public void What_Autodiscover_would_use_does_not_count_without_it() =>
        Accept(ByPassword with { AutodiscoverAddress = "anna", AutodiscoverHosts = ["https://mail.musterbau.example"] });

    [Fact]
    public void A_proxy_is_reached_by_http() => Accept(ByPassword with { Proxy = new Uri("http://proxy.musterbau.example:3128") });

    [Theory]
    [InlineData("https://proxy.musterbau.example:3128")]
    [InlineData("http://dienst:geheim@proxy.musterbau.example:3128")]
    [InlineData("http://d@proxy.musterbau.example:3128")]
    [InlineData("proxy.musterbau.example")]
    public void Other_proxies_are_refused(string proxy)
    {
        string message = Refuse(ByPassword with { Proxy = new Uri(proxy, UriKind.RelativeOrAbsolute) }, "InvalidUrl", "The proxy's address begins with http://");
        Assert.DoesNotContain("geheim", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:01:00")]
    [InlineData("00:15:00")]
    [InlineData("1.00:00:00")]
    public void An_interval_is_a_number_of_minutes_up_to_a_day(string interval) => Accept(ByPassword with { SyncInterval = Span(interval) });

    [Theory]
    [InlineData("-00:15:00")]
    [InlineData("00:00:00")]
    [InlineData("00:00:59")]
    [InlineData("00:01:30")]
    [InlineData("1.00:01:00")]
    public void Other_intervals_are_refused(string interval) => Refuse(ByPassword with { SyncInterval = Span(interval) }, "InvalidInterval", "from 1 to 1440");

    [Theory]
    [InlineData(1)]
    [InlineData(3650)]
    public void A_history_is_kept_for_a_day_to_ten_years(int days) => Accept(ByPassword with { HistoryDays = days });

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(3651)]
    public void Other_histories_are_refused(int days) => Refuse(ByPassword with { HistoryDays = days }, "InvalidValue", "for 1 to 3650 days");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3650, 3650)]
    public void The_window_of_occurrences_reaches_up_to_ten_years(int back, int ahead) => Accept(ByPassword with { SeriesDaysBack = back, SeriesDaysAhead = ahead });

    [Theory]
    [InlineData(-1)]
    [InlineData(3651)]
    [InlineData(int.MaxValue)]
    public void Other_days_back_are_refused(int days) => Refuse(ByPassword with { SeriesDaysBack = days }, "InvalidValue", "from 0 to 3650 days back");

    [Theory]
    [InlineData(-30)]
    [InlineData(0)]
    [InlineData(3651)]
    public void Other_days_ahead_are_refused(int days) => Refuse(ByPassword with { SeriesDaysAhead = days }, "InvalidValue", "from 1 to 3650 days ahead");

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static void Accept(ExchangeConnection connection) => ConnectionRules.Check(connection);

    private static string Refuse(ExchangeConnection connection, string errorId, string why)
    {
        SyncException refused = Assert.Throws<SyncException>(() => ConnectionRules.Check(connection));
        Assert.Equal(errorId, refused.ErrorId);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        return refused.Message;
    }
}
