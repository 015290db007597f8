using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.PowerShell.Tests.Support;
using Xunit;

namespace EsExchange.PowerShell.Tests.Cmdlets;

/// <summary>Every option of the manual can be set, is shown as it was set, and is stored; the rows are named by the manual's headings.</summary>
public sealed class ManualOptionTests(ManualOptionTests.Answers answers) : IClassFixture<ManualOptionTests.Answers>
{
    public static TheoryData<string, string, string, string> OfConnection => new()
    {
        { "Terminsynch.", "AppointmentSync", "$false", "False" },
        { "ASMX (Url)", "Url", "https://exchange.meinserver.example/ews/exchange.asmx", "https://exchange.meinserver.example/ews/exchange.asmx" },
        { "Intervall ES-Synchronisierung (Min.)", "SyncInterval", "20", "00:20:00" },
        { "Intervall ES-Synchronisierung (Min.), as a TimeSpan", "SyncInterval", "00:45:00", "00:45:00" },
        { "Standard Aktivitätsart für Termine", "DefaultAppointmentActivityType", "2", "2" },
        { "Standard Aktivitätsart für Termine, none", "DefaultAppointmentActivityType", "$null", "" },
        { "Standard Aktivitätsart für Aufgaben", "DefaultTaskActivityType", "5", "5" },
        { "Outlook Priorität Niedrig", "PriorityLow", "1", "1" },
        { "Outlook Priorität Normal", "PriorityNormal", "2", "2" },
        { "Outlook Priorität Hoch", "PriorityHigh", "3", "3" },
        { "Outlook Priorität Hoch, none", "PriorityHigh", "$null", "" },
        { "Alternative Text-Synchronisation", "AlternativeTextSync", "$true", "True" },
        { "Aktivitätsart synchronisieren", "SyncActivityTypes", "$true", "True" },
        { "Priorität als Text nach Outlook übertragen", "PriorityAsText", "$true", "True" },
        { "Equipment als Text nach Outlook übertragen", "EquipmentAsText", "$true", "True" },
        { "Adressbuch Synchronisierung aus Outlook erlauben", "AllowAddressBookSync", "$true", "True" },
    };

    public static TheoryData<string, string> OfStaff => new()
    {
        { "Terminsynchronisierung aktiv", "AppointmentSync" },
        { "Termine in Exchange löschen", "DeleteAppointmentsInExchange" },
        { "Termine in eserp löschen", "DeleteAppointmentsInEserp" },
        { "Keine privaten Termine", "NoPrivateAppointments" },
        { "Aufgaben abgleichen", "TaskSync" },
        { "Aufgaben in Exchange löschen", "DeleteTasksInExchange" },
        { "Aufgaben in eserp löschen", "DeleteTasksInEserp" },
        { "Keine private Aufgaben", "NoPrivateTasks" },
        { "Ansprechpartner an Outlook übertragen", "ContactTransfer" },
    };

    [Theory]
    [MemberData(nameof(OfConnection))]
    public void A_connection_keeps_the_option(string heading, string parameter, string value, string shown) =>
        Assert.Equal((heading, shown), (heading, answers.Of("connection", parameter, value)));

    [Theory]
    [MemberData(nameof(OfStaff))]
    public void A_member_has_the_option_on_when_added_and_keeps_it_off(string heading, string parameter) =>
        Assert.Equal((heading, "True False"), (heading, answers.Of("staff", parameter, "$false")));

    [Theory]
    [InlineData("-1", "kept")]
    [InlineData("-31", "30 days back")]
    [InlineData("1", "30 days back")]
    public void Synchronisierungsbeginn_outside_of_the_last_30_days_becomes_30_days_back(string days, string start) =>
        Assert.Equal(start, answers.Of("start", "SyncStart", days));

    /// <summary>What one session answered for all options.</summary>
    public sealed class Answers : IAsyncLifetime
    {
        private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);

        public string Of(string kind, string parameter, string value) => _shown[$"{kind}|{parameter}|{value}"];

        public async ValueTask InitializeAsync()
        {
            await using AdminWorld world = await AdminWorld.CreateAsync();
            string script = string.Join('\n', [world.Connected, .. Connections(), .. Staff(), .. Starts()]);
            ShellRun run = await AdminShell.RunAsync(script, world.Folder);
            Assert.Empty(run.Errors);
            foreach (string[] line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).Where(line => line.Length == 4))
                _shown.Add(string.Join('|', line.Take(3)), line[3]);
        }

        public ValueTask DisposeAsync() => default;

        private static IEnumerable<string> Connections() => OfConnection.Select(row => row.Data).Select((row, number) =>
            $"$null = New-EsExchangeConnection c{number} -Url 'https://mail.example.com/EWS/Exchange.asmx' -Credential $credential; "
            + $"Set-EsExchangeConnection c{number} -{row.Item2} {row.Item3}; 'connection|{row.Item2}|' + '{row.Item3}|' + (Get-EsExchangeConnection c{number}).{row.Item2}");

        private static IEnumerable<string> Staff() =>
        [
            "Add-EsSyncedStaff -StaffNumber 1001 -Connection hq -WarningAction SilentlyContinue",
            .. OfStaff.Select(row => row.Data.Item2).Select(option =>
                $"$before = (Get-EsSyncedStaff 1001).{option}; $after = (Set-EsSyncedStaff 1001 -{option} $false -PassThru).{option}; 'staff|{option}|$false|' + \"$before $after\""),
        ];

        private static IEnumerable<string> Starts() => new[] { -1, -31, 1 }.Select(days =>
            $"$start = [datetime]::Now.AddDays({days}); Set-EsExchangeConnection hq -SyncStart $start -WarningAction SilentlyContinue; $kept = (Get-EsExchangeConnection hq).SyncStart; "
            + $"$word = if ([math]::Abs(($kept - $start).TotalMinutes) -lt 1) {{ 'kept' }} elseif ([math]::Abs(($kept - [datetime]::Now.AddDays(-30)).TotalMinutes) -lt 5) {{ '30 days back' }} else {{ $kept }}; 'start|SyncStart|{days}|' + $word");
    }
}
