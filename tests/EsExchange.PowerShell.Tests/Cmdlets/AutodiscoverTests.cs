using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Simulator;
using EsExchange.Simulator.Autodiscover;
using EsExchange.Simulator.Http;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Manual: "Autodiscover". An admin's shell on a network in which each name leads to the server.</summary>
public sealed class AutodiscoverTests
{
    private const string Anna = "anna.bergmann@musterbau.example";
    private static readonly string[] Hosts = ["musterbau.example", "autodiscover.musterbau.example", "mail.musterbau.example", "mail2.musterbau.example", "mail.hoster.example"];

    [Fact]
    public async Task Autodiscover_finds_the_URL_anew_for_every_new_connection()
    {
        await using AdminWorld world = await CreateAsync();
        await using var proxy = NetworkProxy.Start(world.Server);
        world.Server.Autodiscover.EwsUrl = Service("mail.musterbau.example");

        ShellRun run = await RunAsync(world, $$"""
            $made = New-EsExchangeConnection auto -Autodiscover {{Anna}} -Credential $credential -Proxy {{proxy.Url}}
            "$($made.Autodiscover) $($made.AutodiscoverAddress) $($made.Url)"
            Add-EsSyncedStaff {{Anna}} -Connection auto -WarningAction SilentlyContinue
            $null -eq (Invoke-EsSync).Failure
            """);
        Assert.Equal(($"True {Anna} https://mail.musterbau.example/EWS/Exchange.asmx\nTrue\n", ""), (run.Output, run.Errors));
        Assert.Contains("mail.musterbau.example", proxy.Hosts);

        world.Server.Autodiscover.EwsUrl = Service("mail2.musterbau.example");
        Assert.DoesNotContain("mail2.musterbau.example", proxy.Hosts);
        ShellRun moved = await AdminShell.RunAsync($"Connect-EsDatabase '{world.Database}'; $null = Invoke-EsSync", world.Folder, Trust(world));
        Assert.Equal("", moved.Errors);
        Assert.Contains("mail2.musterbau.example", proxy.Hosts);
        Assert.Equal(0, world.Server.MessagesSent);
    }

    [Fact]
    public async Task What_leads_to_a_foreign_host_is_not_stored_and_each_address_that_was_tried_is_named()
    {
        await using AdminWorld world = await CreateAsync();
        await using var proxy = NetworkProxy.Start(world.Server);
        world.Server.Autodiscover.EwsUrl = Service("mail.hoster.example");

        ShellRun run = await RunAsync(world, $$"""
            New-EsExchangeConnection auto -Autodiscover {{Anna}} -Credential $credential -Proxy {{proxy.Url}} -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId.Split(',')[0], $failed[0].CategoryInfo.Category
            "$($failed[0])"
            (Get-EsExchangeConnection).Name
            (New-EsExchangeConnection auto -Autodiscover {{Anna}} -AutodiscoverHost hoster.example -Credential $credential -Proxy {{proxy.Url}}).Url.Host
            Set-EsExchangeConnection auto -Url https://mail.musterbau.example/EWS/Exchange.asmx
            (Get-EsExchangeConnection auto).Autodiscover
            """);

        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal(["EsExchange.AutodiscoverFailed", "ConnectionError"], lines[..2]);
        Assert.Contains("[https://musterbau.example/autodiscover/autodiscover.json]", lines[2], StringComparison.Ordinal);
        Assert.Contains("-AutodiscoverHost mail.hoster.example", lines[2], StringComparison.Ordinal);
        Assert.Equal(["hq", "mail.hoster.example", "False"], lines[3..]);
        Assert.DoesNotContain("geheim", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbindung_pruefen_shows_each_attempt_and_what_to_do_where_none_led_to_the_server()
    {
        await using AdminWorld world = await CreateAsync();
        await using var proxy = NetworkProxy.Start(world.Server);
        world.Server.Autodiscover.At("musterbau.example", new AutodiscoverRule.Page("<html>Willkommen</html>"));
        world.Server.Autodiscover.EwsUrl = Service("mail.musterbau.example");
        const string Show = "Where-Object Step -eq Autodiscover | ForEach-Object { \"$($_.Result) $($_.Message.Split(' ')[1])\" }";

        ShellRun found = await RunAsync(world, $$"""
            $null = New-EsExchangeConnection auto -Autodiscover {{Anna}} -Credential $credential -Proxy {{proxy.Url}}
            Add-EsSyncedStaff {{Anna}} -Connection auto -WarningAction SilentlyContinue
            $steps = Test-EsExchangeConnection auto
            $steps | {{Show}}
            ($steps | Where-Object Result -eq Failed).Count
            """);
        Assert.Equal(
            "Information https://musterbau.example/autodiscover/autodiscover.json:\nInformation https://musterbau.example/autodiscover/autodiscover.svc:\n"
            + "Information https://musterbau.example/autodiscover/autodiscover.xml:\nPassed https://autodiscover.musterbau.example/autodiscover/autodiscover.json:\n0\n",
            found.Output);

        world.Server.Autodiscover.EwsUrl = Service("mail.hoster.example");
        ShellRun refused = await AdminShell.RunAsync($$"""
            Connect-EsDatabase '{{world.Database}}'
            $last = Test-EsExchangeConnection auto -ErrorVariable failed -ErrorAction SilentlyContinue | Where-Object Step -eq Autodiscover | Select-Object -Last 1
            $last.Result, $last.Advice, $failed[0].FullyQualifiedErrorId.Split(',')[0]
            """, world.Folder, Trust(world));
        Assert.Equal("Failed\nIf that is your server, allow it: -AutodiscoverHost mail.hoster.example.\nEsExchange.ConnectionTestFailed.Autodiscover\n", refused.Output);
    }

    [Theory]
    [InlineData("-Autodiscover anna", "EsExchange.InvalidAutodiscover")]
    [InlineData("-Autodiscover a@musterbau.example -AutodiscoverHost https://x.example", "EsExchange.InvalidAutodiscover")]
    [InlineData("-Autodiscover a@musterbau.example -Url https://mail.musterbau.example/EWS/Exchange.asmx", "EsExchange.AmbiguousUrl")]
    public async Task Bad_input_is_refused_before_anything_is_asked(string parameters, string id)
    {
        await using AdminWorld world = await CreateAsync();
        await using var proxy = NetworkProxy.Start(world.Server);

        ShellRun run = await RunAsync(world, $"""
            New-EsExchangeConnection auto {parameters} -Credential $credential -Proxy {proxy.Url} -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId.Split(',')[0]
            """);

        Assert.Equal(id, run.Output.Trim());
        Assert.Empty(proxy.Hosts);
    }

    private static Uri Service(string host) => new($"https://{host}/EWS/Exchange.asmx");

    private static Task<AdminWorld> CreateAsync() => AdminWorld.CreateAsync(new ExchangeServerOptions { Https = true, Hosts = Hosts });

    private static Dictionary<string, string> Trust(AdminWorld world) => new() { ["SSL_CERT_FILE"] = world.Server.CertificateAuthorityPath! };

    private static Task<ShellRun> RunAsync(AdminWorld world, string script) => AdminShell.RunAsync(world.Connected + "\n" + script, world.Folder, Trust(world));
}
