using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using EsExchange.Shell.Session;
using EsExchange.Simulator;
using EsExchange.Simulator.Store;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using Xunit;

namespace EsExchange.PowerShell.Tests.Help;

/// <summary>What the examples of the help work with: a server, and a sample company that is synced and where deletions wait.</summary>
public sealed class ExampleWorld : IAsyncLifetime
{
    private const string Anna = "anna.bergmann@musterbau.example";
    private static readonly string[] Mailboxes =
        [Anna, .. new[] { "juergen.oeztuerk", "sabine.gross", "miriam.loewe", "lena.huebner", "uwe.jaeger", "emre.yildiz", "thomas.vogel" }.Select(name => name + "@musterbau.example")];

    private readonly TemporaryFolder _folder = new();
    private ExchangeServer _server = null!;

    /// <summary>The address that stands in the help for that of the server.</summary>
    private const string ShownServer = "https://exchange.musterbau.example";

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER", _folder.File("keys"));
        ProvidePrograms();
        _server = await ExchangeServer.StartAsync(new ExchangeServerOptions());
        foreach (string mailbox in Mailboxes)
            _server.Store.AddMailbox(mailbox);
        _server.Store.AddMailbox("dienst@musterbau.example", "EsExchange");
        _server.Store.Accounts.Add("dienst@musterbau.example", "geheim", Impersonation.All);

        using ShellSession session = Open(_folder.Path);
        Run(session, $"""
            Initialize-EsDatabase ./eserp.db -SampleCompany | Connect-EsDatabase
            $credential = [pscredential]::new('dienst@musterbau.example', (ConvertTo-SecureString 'geheim' -AsPlainText -Force))
            $null = New-EsExchangeConnection hq -Url '{_server.HttpUrl}' -Credential $credential -DeleteLimit 0 -DeleteLimitPercent 0
            '{Anna}', 'juergen.oeztuerk@musterbau.example', 'sabine.gross@musterbau.example' | Add-EsSyncedStaff -Connection hq
            $null = Invoke-EsSync
            """);

        Folder calendar = _server.Store.Mailbox(Anna).Calendar;
        CalendarItem[] items = [.. calendar.List<CalendarItem>().OrderBy(item => item.Start).ThenBy(item => item.Subject, StringComparer.Ordinal)];
        calendar.Delete(items[0].ItemId);
        calendar.Delete(items[1].ItemId);
        CalendarItem disputed = items.First(item => item.Subject.StartsWith("Bauleiter", StringComparison.Ordinal));
        calendar.Change<CalendarItem>(disputed.ItemId, item => item.Location = "Baustelle Nord");
        string start = LocalDateTimePattern.GeneralIso.Format(disputed.Start.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).LocalDateTime);
        Run(session, $$"""
            $user = '{{Path.Combine(AppContext.BaseDirectory, "EsExchange.EserpUser.dll")}}'
            $rows = [System.Text.Json.Nodes.JsonNode]::Parse((& dotnet $user ./eserp.db list 1001))
            $row = $rows | Where-Object { "$($_['Subject'])" -eq '{{disputed.Subject}}' -and "$($_['StartTime'])" -like '{{start}}*' }
            & dotnet $user ./eserp.db change "$($row['AppointmentId'])" Location 'Büro, Besprechungszimmer 4'
            """);
        Run(session, "$null = Invoke-EsSync");

        Instant tomorrow = SystemClock.Instance.InUtc().GetCurrentDate().PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        calendar.Add(new CalendarItem { Subject = "Mittagessen mit Ute", Location = "Zum Löwen", Start = tomorrow + Duration.FromHours(11), End = tomorrow + Duration.FromHours(12), StartTimeZone = "W. Europe Standard Time" });
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return _server.DisposeAsync();
    }

    /// <summary>Opens a session in a folder of its own with a copy of the database, to which it is connected.</summary>
    internal ShellSession Open(TemporaryFolder folder)
    {
        foreach (string file in Directory.EnumerateFiles(_folder.Path, "eserp.db*"))
            File.Copy(file, folder.File(Path.GetFileName(file)));
        string keys = Directory.CreateDirectory(folder.File("keys")).FullName;
        foreach (string file in Directory.EnumerateFiles(_folder.File("keys")))
            File.Copy(file, Path.Combine(keys, Path.GetFileName(file)));
        Environment.SetEnvironmentVariable("ESEXCHANGE_KEY_FOLDER", keys);
        folder.Write("staff.csv", "StaffNumber,Name,EMail\n1010,\"Yıldız, Emre\",emre.yildiz@musterbau.example\n1011,\"Maier, Claudia\",claudia.maier@musterbau.example\n");
        ShellSession session = Open(folder.Path);
        Run(session, """
            Connect-EsDatabase ./eserp.db
            function Get-ADUser { [pscustomobject]@{ Name = 'Thomas Vogel'; mail = 'thomas.vogel@musterbau.example'; UserPrincipalName = 'tvo@musterbau.example' } }
            """);
        return session;
    }

    /// <summary>The text that a session printed, as it stands in the help: without addresses and folders of this machine.</summary>
    internal string Shown(string text, TemporaryFolder folder) => text
        .Replace(_server.HttpUrl!.GetLeftPart(UriPartial.Authority), ShownServer, StringComparison.Ordinal)
        .Replace($"127.0.0.1:{_server.HttpUrl.Port}", "exchange.musterbau.example", StringComparison.Ordinal)
        .Replace("127.0.0.1", "exchange.musterbau.example", StringComparison.Ordinal)
        .Replace(folder.Path, "/srv/esexchange", StringComparison.Ordinal);

    // A machine without cron and pwsh runs the examples as well, and one with them keeps its schedules.
    private void ProvidePrograms()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach ((string name, string script) in new[] { ("crontab", "echo 'no crontab for admin' >&2\nexit 1\n"), ("pwsh", "exit 1\n") })
            File.SetUnixFileMode(_folder.Write(name, "#!/bin/sh\n" + script), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("PATH", _folder.Path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
    }

    private static ShellSession Open(string folder)
    {
        ShellSession session = ShellSession.Open(new ShellSessionOptions { WorkingDirectory = folder, Answers = [.. Enumerable.Repeat("geheim", 20)] });
        Assert.Empty(session.Run("Import-Module $manifest", new Dictionary<string, object?> { ["manifest"] = TestFolders.Manifest }).Errors);
        return session;
    }

    private static void Run(ShellSession session, string script) => Assert.Equal("", session.Run(script).ErrorText);
}
