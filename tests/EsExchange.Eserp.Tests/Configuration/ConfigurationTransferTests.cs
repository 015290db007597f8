using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Configuration.Transfer;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.MasterData;
using EsExchange.Eserp.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.Configuration;

/// <summary>The configuration goes into a file and comes back as it was, shown first and done as a whole.</summary>
public sealed class ConfigurationTransferTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task What_was_exported_makes_another_database_the_same_and_a_second_import_changes_nothing(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        await FillAsync(test);
        string text = await ExportAsync(test.Eserp);
        Assert.Empty((await PlanAsync(test.Eserp, text)).Changes);

        await using TestDatabase other = await TestDatabase.CreateAsync(target);
        other.Sql("INSERT INTO ref.ActivityType (ActivityTypeNumber, Name) VALUES (5, 'Aufgabe')");
        ConfigurationPlan plan = await PlanAsync(other.Eserp, text);
        Assert.NotEmpty(plan.Changes);
        Assert.NotEqual(text, await ExportAsync(other.Eserp));
        await other.Eserp.Configuration.ApplyAsync(plan, None);
        Assert.Equal(text, await ExportAsync(other.Eserp));
        Assert.Empty((await PlanAsync(other.Eserp, text)).Changes);
        Assert.Equal(TestDatabase.Secret, await other.Eserp.Configuration.GetSecretAsync(other.Connection.Id, None));
    }

    [Fact]
    public async Task A_secret_is_never_in_the_file()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await FillAsync(test);
        Assert.DoesNotContain(TestDatabase.Secret, await ExportAsync(test.Eserp), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_difference_is_named_and_what_the_file_leaves_out_stays()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await FillAsync(test);
        ConfigurationPlan plan = await PlanAsync(
            test.Eserp,
            """
            { "version": 1,
              "connections": [{ "name": "HQ", "syncInterval": "00:30:00", "priorityHigh": null }],
              "syncedStaff": [{ "staffNumber": 1, "connection": "branch", "taskSync": false }, { "staffNumber": 2, "connection": "hq" }],
              "activityCategories": [{ "activityType": 5, "color": 7 }] }
            """);
        Assert.Equal(
            [
                "Change Connection hq syncInterval 00:20:00>00:30:00",
                "Change Connection hq priorityHigh 3>",
                "Change SyncedStaff 1 connection hq>branch",
                "Change SyncedStaff 1 taskSync true>false",
                "Create SyncedStaff 2 connection >hq",
                "Change ActivityCategory 5 color 4>7",
            ],
            plan.Changes.Select(change => $"{change.Action} {change.Kind} {change.Name} {change.Option} {change.Before}>{change.After}"));
        await test.Eserp.Configuration.ApplyAsync(plan, None);
        IReadOnlyList<SyncedStaff> staff = await test.Eserp.Configuration.GetSyncedStaffAsync(None);
        Assert.Equal(["1 branch False", "2 hq True"], staff.OrderBy(member => member.StaffNumber).Select(member => $"{member.StaffNumber} {member.Connection} {member.TaskSync}"));
        Assert.Equal(20, (await test.Eserp.Configuration.GetConnectionsAsync(None))[0].DeleteLimitPercent);
    }

    [Fact]
    public async Task Only_when_asked_what_the_file_leaves_out_is_removed()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await FillAsync(test);
        const string Text = """{ "version": 1, "connections": [{ "name": "hq" }] }""";
        Assert.Empty((await PlanAsync(test.Eserp, Text)).Changes);
        ConfigurationPlan plan = await PlanAsync(test.Eserp, Text, prune: true);
        Assert.Equal(["Remove SyncedStaff 1", "Remove Connection branch", "Change ActivityCategory 5"], plan.Changes.Select(change => $"{change.Action} {change.Kind} {change.Name}"));
        await test.Eserp.Configuration.ApplyAsync(plan, None);
        Assert.Equal("hq", Assert.Single(await test.Eserp.Configuration.GetConnectionsAsync(None)).Name);
        Assert.Empty(await test.Eserp.Configuration.GetSyncedStaffAsync(None));
    }

    [Theory]
    [InlineData("{", "line")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{}", "\"version\": 1")]
    [InlineData("{ \"version\": 2 }", "newer")]
    [InlineData("{ \"version\": 1, \"verbindungen\": [] }", "verbindungen")]
    [InlineData("{ \"version\": 1, \"connections\": [{ \"name\": \"hq\", \"syncIntervall\": 3 }] }", "syncIntervall")]
    [InlineData("{ \"version\": 1, \"connections\": [{ \"name\": \"hq\", \"syncInterval\": \"morgens\" }] }", "syncInterval")]
    [InlineData("{ \"version\": 1, \"connections\": [{ \"name\": \"hq\", \"syncStart\": \"gestern\" }] }", "hq")]
    [InlineData("{ \"version\": 1, \"connections\": [{ \"name\": \"hq\", \"password\": \"geheim\" }] }", "password")]
    [InlineData("{ \"version\": 1, \"connections\": [{ \"name\": \"hq\" }, { \"name\": \"HQ\" }] }", "more than once")]
    [InlineData("{ \"version\": 1, \"syncedStaff\": [{ \"staffNumber\": 99, \"connection\": \"hq\" }] }", "99")]
    [InlineData("{ \"version\": 1, \"syncedStaff\": [{ \"staffNumber\": 1, \"connection\": \"nowhere\" }] }", "nowhere")]
    [InlineData("{ \"version\": 1, \"activityCategories\": [{ \"activityType\": 5, \"color\": 25 }] }", "25|0 to 24")]
    [InlineData("{ \"version\": 1, \"activityCategories\": [{ \"activityType\": 77, \"color\": 2 }] }", "77")]
    public async Task A_file_that_does_not_fit_is_refused_with_what_is_wrong(string text, string words)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await FillAsync(test);
        string before = await ExportAsync(test.Eserp);
        EserpException refused = await Assert.ThrowsAsync<EserpException>(() => PlanAsync(test.Eserp, text));
        Assert.Contains(words.Split('|')[^1], refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await ExportAsync(test.Eserp));
    }

    [Fact]
    public async Task The_schema_accepts_what_is_exported_and_refuses_what_the_import_refuses()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        await FillAsync(test);
        NJsonSchema.JsonSchema schema = await NJsonSchema.JsonSchema.FromJsonAsync(ConfigurationSchema.Write(), None);
        string text = await ExportAsync(test.Eserp);
        Assert.Empty(schema.Validate(text));
        var file = JsonNode.Parse(text)!.AsObject();
        file["connections"]![0]!["syncIntervall"] = 3;
        Assert.NotEmpty(schema.Validate(file.ToJsonString()));
        file = JsonNode.Parse(text)!.AsObject();
        file["syncedStaff"]![0]!["taskSync"] = "ja";
        Assert.NotEmpty(schema.Validate(file.ToJsonString()));
    }

    private static async Task FillAsync(TestDatabase test)
    {
        test.Sql("INSERT INTO ref.ActivityType (ActivityTypeNumber, Name) VALUES (5, 'Aufgabe')");
        IConfigurationStore store = test.Eserp.Configuration;
        await store.UpdateConnectionAsync(
            test.Connection with { SyncInterval = TimeSpan.FromMinutes(20), PriorityHigh = 3, SyncStart = Instant.FromUtc(2026, 11, 1, 0, 0), SyncActivityTypes = true }, null, None);
        await store.AddConnectionAsync(
            new ExchangeConnection { Name = "branch", Authentication = AuthenticationMode.OAuth, ClientId = "id", TenantId = "tenant", Autodiscover = true }, TestDatabase.Secret, None);
        await store.AddSyncedStaffAsync(test.Staff, None);
        await test.Eserp.MasterData.SetColorAsync(5, 4, None);
    }

    private static async Task<string> ExportAsync(EserpDatabase eserp) => ConfigurationFile.Write(
        await eserp.Configuration.GetConnectionsAsync(None), await eserp.Configuration.GetSyncedStaffAsync(None), await eserp.MasterData.GetActivityTypesAsync(None));

    private static async Task<ConfigurationPlan> PlanAsync(EserpDatabase eserp, string text, bool prune = false) => ConfigurationPlan.Compare(
        ConfigurationFile.Read(text),
        await eserp.Configuration.GetConnectionsAsync(None),
        await eserp.Configuration.GetSyncedStaffAsync(None),
        [.. (await eserp.Staff.GetStaffAsync(None)).Select(member => member.StaffNumber)],
        await eserp.MasterData.GetActivityTypesAsync(None),
        prune);
}
