using System;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Autodiscover;
using EsExchange.Simulator.Autodiscover;
using EsExchange.Simulator.Http;
using Xunit;

namespace EsExchange.Ews.Tests.Autodiscover;

/// <summary>Manual: "Autodiscover". A real server behind a network of names; every connection is made over TLS.</summary>
public sealed class AutodiscoverTests
{
    private const string Json = "/autodiscover/autodiscover.json";
    private const string Soap = "/autodiscover/autodiscover.svc";
    private const string Pox = "/autodiscover/autodiscover.xml";
    private static readonly Uri Found = new("https://mail.musterbau.example/EWS/Exchange.asmx");
    private static readonly AutodiscoverRule Missing = new AutodiscoverRule.Missing();

    [Fact]
    public async Task The_answer_in_JSON_needs_no_credentials()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();

        AutodiscoverResult result = await world.FindAsync();

        Assert.Equal(Found, result.Url);
        Assert.Equal((AutodiscoverMethod.Json, AutodiscoverOutcome.Found), Summary(Assert.Single(result.Attempts)));
        Assert.Empty(world.Told);
    }

    [Theory]
    [InlineData(AutodiscoverMethod.Soap)]
    [InlineData(AutodiscoverMethod.Pox)]
    public async Task An_older_service_is_asked_by_SOAP_and_then_by_plain_XML(AutodiscoverMethod method)
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        world.Server.Autodiscover.At(AutodiscoverWorld.Domain, Missing, Json);
        if (method == AutodiscoverMethod.Pox)
            world.Server.Autodiscover.At(AutodiscoverWorld.Domain, Missing, Soap);

        AutodiscoverResult result = await world.FindAsync();

        Assert.Equal(Found, result.Url);
        Assert.Equal((method, AutodiscoverOutcome.Found), Summary(result.Attempts[^1]));
        Assert.Equal([$"https://{AutodiscoverWorld.Domain}{(method == AutodiscoverMethod.Soap ? Soap : Pox)}"], world.Told);
    }

    [Fact]
    public async Task A_web_site_at_the_domain_gets_no_credentials_and_the_next_place_is_tried()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        world.Server.Autodiscover.At(AutodiscoverWorld.Domain, new AutodiscoverRule.Page("<html><body>Willkommen</body></html>"));

        AutodiscoverResult result = await world.FindAsync();

        Assert.Equal(Found, result.Url);
        Assert.Equal(
            [(AutodiscoverMethod.Json, AutodiscoverOutcome.NotFound), (AutodiscoverMethod.Soap, AutodiscoverOutcome.NotFound), (AutodiscoverMethod.Pox, AutodiscoverOutcome.NotFound), (AutodiscoverMethod.Json, AutodiscoverOutcome.Found)],
            result.Attempts.Select(Summary));
        Assert.Equal($"https://{AutodiscoverWorld.Host}{Json}", result.Attempts[^1].Target);
        Assert.Empty(world.Told);
    }

    [Fact]
    public async Task A_plain_http_redirect_is_asked_without_credentials_and_followed_to_the_own_domain()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        OnlyPlain(world, "https://mail.musterbau.example" + Pox);
        world.Server.Autodiscover.At("mail.musterbau.example", Missing, Json);
        world.Server.Autodiscover.At("mail.musterbau.example", Missing, Soap);

        AutodiscoverResult result = await world.FindAsync();

        Assert.Equal(Found, result.Url);
        Assert.Contains((AutodiscoverMethod.HttpRedirect, AutodiscoverOutcome.Redirected), result.Attempts.Select(Summary));
        Assert.Equal(["https://mail.musterbau.example" + Pox], world.Told);
    }

    [Fact]
    public async Task A_redirect_to_a_foreign_host_is_refused_until_the_admin_allows_it()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        world.Server.Autodiscover.EwsUrl = new Uri($"https://{AutodiscoverWorld.Foreign}/EWS/Exchange.asmx");
        OnlyPlain(world, $"https://{AutodiscoverWorld.Foreign}{Pox}");

        AutodiscoverResult refused = await world.FindAsync();
        Assert.Null(refused.Url);
        AutodiscoverAttempt redirect = Assert.Single(refused.Attempts, attempt => attempt.Outcome == AutodiscoverOutcome.Refused);
        Assert.Contains("-AutodiscoverHost " + AutodiscoverWorld.Foreign, redirect.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain(AutodiscoverWorld.Foreign, world.Proxy.Hosts);

        AutodiscoverResult allowed = await world.FindAsync(allowed: "hoster.example");
        Assert.Equal(world.Server.Autodiscover.EwsUrl, allowed.Url);
    }

    [Fact]
    public async Task A_redirect_to_plain_http_is_refused_even_within_the_domain()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        OnlyPlain(world, "http://mail.musterbau.example" + Pox);

        AutodiscoverResult result = await world.FindAsync();

        Assert.Null(result.Url);
        Assert.Contains((AutodiscoverMethod.HttpRedirect, AutodiscoverOutcome.Refused), result.Attempts.Select(Summary));
        Assert.Empty(world.Told);
    }

    [Theory]
    [InlineData("https://evil.example/EWS/Exchange.asmx")]
    [InlineData("https://musterbau.example.evil.example/EWS/Exchange.asmx")]
    [InlineData("https://evilmusterbau.example/EWS/Exchange.asmx")]
    [InlineData("http://mail.musterbau.example/EWS/Exchange.asmx")]
    [InlineData("https://user:pass@mail.musterbau.example/EWS/Exchange.asmx")]
    public async Task A_service_on_a_host_that_is_not_trusted_is_refused(string url)
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        world.Server.Autodiscover.EwsUrl = new Uri(url);

        AutodiscoverResult result = await world.FindAsync();

        Assert.Null(result.Url);
        Assert.Contains(AutodiscoverOutcome.Refused, result.Attempts.Select(attempt => attempt.Outcome));
    }

    [Fact]
    public async Task A_record_in_DNS_names_host_and_port_and_a_foreign_one_is_passed_over()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        OnlyPlain(world, null);
        world.Records.Add(new ServiceHost(AutodiscoverWorld.Foreign, 443));
        world.Records.Add(new ServiceHost("mail.musterbau.example", 8443));

        AutodiscoverResult result = await world.FindAsync();

        Assert.Equal(Found, result.Url);
        Assert.Equal($"https://mail.musterbau.example:8443{Json}", result.Attempts[^1].Target);
        Assert.DoesNotContain(AutodiscoverWorld.Foreign, world.Proxy.Hosts);
    }

    [Fact]
    public async Task Another_address_of_the_mailbox_begins_the_search_anew()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        world.Server.Store.AddMailbox("anna@neu.musterbau.example");
        world.Server.Autodiscover.At(AutodiscoverWorld.Domain, new AutodiscoverRule.RedirectAddress("anna@neu.musterbau.example"));

        AutodiscoverResult result = await world.FindAsync();

        Assert.Equal(Found, result.Url);
        Assert.Equal($"https://neu.musterbau.example{Json}", result.Attempts[^1].Target);
    }

    [Fact]
    public async Task Another_address_in_a_foreign_domain_is_refused()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        world.Server.Autodiscover.At(AutodiscoverWorld.Domain, new AutodiscoverRule.RedirectAddress("anna@hoster.example"));
        world.Server.Autodiscover.At(AutodiscoverWorld.Host, Missing);

        AutodiscoverResult result = await world.FindAsync();

        Assert.Null(result.Url);
        Assert.Contains(result.Attempts, attempt => attempt is { Outcome: AutodiscoverOutcome.Refused, Method: AutodiscoverMethod.Soap });
        Assert.DoesNotContain(world.Proxy.Hosts, host => host.EndsWith("hoster.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Loops_end(bool byAddress)
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        foreach (string host in new[] { AutodiscoverWorld.Domain, AutodiscoverWorld.Host })
            world.Server.Autodiscover.At(host, byAddress ? new AutodiscoverRule.RedirectAddress(AutodiscoverWorld.Anna) : new AutodiscoverRule.RedirectUrl($"https://{AutodiscoverWorld.Domain}{Soap}"));

        AutodiscoverResult result = await world.FindAsync();

        Assert.Null(result.Url);
        Assert.InRange(result.Attempts.Count, 3, 20);
    }

    [Fact]
    public async Task Redirects_without_end_are_given_up_after_ten()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        world.Server.Autodiscover.At(AutodiscoverWorld.Domain, new AutodiscoverRule.Onward());
        world.Server.Autodiscover.At(AutodiscoverWorld.Host, Missing);

        AutodiscoverResult result = await world.FindAsync();

        Assert.Null(result.Url);
        Assert.Equal(10, result.Attempts.Count(attempt => attempt.Outcome == AutodiscoverOutcome.Redirected));
    }

    [Fact]
    public async Task Wrong_credentials_are_shown_once_to_each_host()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        foreach (string host in new[] { AutodiscoverWorld.Domain, AutodiscoverWorld.Host })
            world.Server.Autodiscover.At(host, Missing, Json);

        AutodiscoverResult result = await world.FindAsync(password: "falsch");

        Assert.Null(result.Url);
        Assert.Equal(2, world.Told.Count());
        Assert.Equal(2, result.Attempts.Count(attempt => attempt.Outcome == AutodiscoverOutcome.Unauthorized));
        Assert.DoesNotContain("falsch", string.Concat(result.Attempts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_asked_once()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        world.Proxy.Remove(AutodiscoverWorld.Domain);

        AutodiscoverResult result = await world.FindAsync();

        Assert.Equal(Found, result.Url);
        Assert.Equal([(AutodiscoverMethod.Json, AutodiscoverOutcome.Unreachable), (AutodiscoverMethod.Json, AutodiscoverOutcome.Found)], result.Attempts.Select(Summary));
    }

    [Fact]
    public async Task A_host_with_a_bad_certificate_is_told_nothing()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync(CertificateVariant.WrongHost);

        AutodiscoverResult result = await world.FindAsync();

        Assert.Null(result.Url);
        Assert.Equal(2, result.Attempts.Count(attempt => attempt.Outcome == AutodiscoverOutcome.BadCertificate));
        Assert.DoesNotContain(world.Server.Autodiscover.Requests, request => request.Url.StartsWith("https", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mailbox_that_the_service_does_not_know_is_said_so_at_every_place()
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();

        AutodiscoverResult result = await world.FindAsync("niemand@musterbau.example");

        Assert.Null(result.Url);
        Assert.Contains(result.Attempts, attempt => attempt.Message.Contains("InvalidUser", StringComparison.Ordinal));
        Assert.Contains(result.Attempts, attempt => attempt.Message.Contains("The email address can't be found.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("@musterbau.example")]
    [InlineData("anna@musterbau")]
    [InlineData("anna@127.0.0.1")]
    [InlineData("anna@muster/bau.example")]
    public async Task An_address_that_is_none_is_refused_before_anything_is_sent(string address)
    {
        await using AutodiscoverWorld world = await AutodiscoverWorld.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => world.FindAsync(address));
        Assert.Empty(world.Proxy.Hosts);
    }

    private static (AutodiscoverMethod Method, AutodiscoverOutcome Outcome) Summary(AutodiscoverAttempt attempt) => (attempt.Method, attempt.Outcome);

    /// <summary>Neither host answers over TLS, and the plain one redirects.</summary>
    private static void OnlyPlain(AutodiscoverWorld world, string? location)
    {
        world.Server.Autodiscover.At(AutodiscoverWorld.Domain, Missing);
        foreach (string path in new[] { Json, Soap })
            world.Server.Autodiscover.At(AutodiscoverWorld.Host, Missing, path);
        world.Server.Autodiscover.At(AutodiscoverWorld.Host, location is null ? Missing : new AutodiscoverRule.PlainRedirect(location), Pox);
    }
}
