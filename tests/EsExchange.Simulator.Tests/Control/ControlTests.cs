using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using Xunit;

namespace EsExchange.Simulator.Tests.Control;

public sealed class ControlTests
{
    [Fact]
    public async Task Items_are_added_listed_changed_and_deleted()
    {
        await using var world = await World.Start();
        using var client = new HttpClient { BaseAddress = new Uri(world.Server.HttpUrl!, "/") };
        using var made = await client.PostAsync("/simulator/mailboxes", Json("""{"address":"bert@musterbau.example","password":"geheim-2"}"""));
        Assert.Equal(HttpStatusCode.NoContent, made.StatusCode);
        const string Calendar = "/simulator/mailboxes/bert@musterbau.example/calendar";
        using var added = await client.PostAsync(Calendar, Json("""{"subject":"A","start":"2027-01-15T09:00:00+01:00","timeZone":"W. Europe Standard Time","categories":["ES_1"],"reminderMinutes":10}"""));
        var item = await added.Content.ReadFromJsonAsync<JsonElement>();
        var id = item.GetProperty("id").GetString()!;
        using var changed = await client.PatchAsync($"{Calendar}?id={Uri.EscapeDataString(id)}", Json("""{"subject":"B"}"""));
        var listed = await client.GetFromJsonAsync<JsonElement>(Calendar);
        Assert.Equal("B", Assert.Single(listed.EnumerateArray()).GetProperty("subject").GetString());
        Assert.Equal("ES_1", listed[0].GetProperty("categories")[0].GetString());
        Assert.NotEqual(item.GetProperty("changeKey").GetString(), listed[0].GetProperty("changeKey").GetString());
        using var deleted = await client.DeleteAsync($"{Calendar}?id={Uri.EscapeDataString(id)}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var again = await client.DeleteAsync($"{Calendar}?id={Uri.EscapeDataString(id)}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Series_are_made_viewed_and_changed_occurrence_by_occurrence()
    {
        await using var world = await World.Start();
        using var client = new HttpClient { BaseAddress = new Uri(world.Server.HttpUrl!, "/") };
        const string Calendar = "/simulator/mailboxes/" + World.Anna + "/calendar";
        using var added = await client.PostAsync(Calendar, Json(
            """
            {"subject":"Bauleitung","start":"2027-03-22T10:00:00+01:00","end":"2027-03-22T11:00:00+01:00","timeZone":"W. Europe Standard Time",
             "attendees":["bert@musterbau.example",{"address":"cora@musterbau.example","role":"Optional","response":"Accept"}],
             "recurrence":{"pattern":"weekly","days":["Monday"],"count":4}}
            """));
        var master = await added.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("RecurringMaster", master.GetProperty("kind").GetString());
        Assert.Equal(["Required", "Optional"], master.GetProperty("attendees").EnumerateArray().Select(a => a.GetProperty("role").GetString()!));
        var view = $"{Calendar}?from=2027-03-01T00:00:00Z&until=2027-05-01T00:00:00Z&series={Uri.EscapeDataString(master.GetProperty("id").GetString()!)}";
        var occurrences = await client.GetFromJsonAsync<JsonElement>(view);
        Assert.Equal(4, occurrences.GetArrayLength());
        using var changed = await client.PatchAsync($"{Calendar}?id={Uri.EscapeDataString(occurrences[1].GetProperty("id").GetString()!)}", Json("""{"start":"2027-03-30T10:00:00+02:00","end":"2027-03-30T11:00:00+02:00"}"""));
        Assert.Equal("Exception", (await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("kind").GetString());
        using var crossing = await client.PatchAsync($"{Calendar}?id={Uri.EscapeDataString(occurrences[1].GetProperty("id").GetString()!)}", Json("""{"start":"2027-04-30T10:00:00+02:00","end":"2027-04-30T11:00:00+02:00"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, crossing.StatusCode);
        using var deleted = await client.DeleteAsync($"{Calendar}?id={Uri.EscapeDataString(occurrences[2].GetProperty("id").GetString()!)}");
        Assert.Equal(["Occurrence", "Exception", "Occurrence"], (await client.GetFromJsonAsync<JsonElement>(view)).EnumerateArray().Select(o => o.GetProperty("kind").GetString()!));
        using var ended = await client.PatchAsync($"{Calendar}?id={Uri.EscapeDataString(master.GetProperty("id").GetString()!)}", Json("""{"recurrence":{"pattern":"none"}}"""));
        Assert.Equal("Single", (await ended.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("/simulator/mailboxes/" + World.Anna + "/calendar", "{\"start\":\"2027-03-22T10:00:00Z\",\"recurrence\":{\"pattern\":\"weekly\"}}")]
    [InlineData("/simulator/mailboxes/" + World.Anna + "/calendar", "{\"start\":\"2027-03-22T10:00:00Z\",\"recurrence\":{\"pattern\":\"hourly\"}}")]
    [InlineData("/simulator/mailboxes/" + World.Anna + "/calendar", "{\"start\":\"2027-03-22T10:00:00Z\",\"recurrence\":{\"pattern\":\"daily\",\"count\":0}}")]
    [InlineData("/simulator/mailboxes", "{\"address\":\"keine-adresse\"}")]
    [InlineData("/simulator/mailboxes", "{\"adresse\":\"x@y.example\"}")]
    [InlineData("/simulator/faults", "{\"effect\":\"http\"}")]
    [InlineData("/simulator/faults", "{\"effect\":\"unbekannt\"}")]
    [InlineData("/simulator/faults", "kein json")]
    public async Task Bad_input_is_explained(string path, string body)
    {
        await using var world = await World.Start();
        using var client = new HttpClient { BaseAddress = new Uri(world.Server.HttpUrl!, "/") };
        using var answer = await client.PostAsync(path, Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()!);
    }

    [Fact]
    public async Task Faults_are_set_and_cleared_and_counters_told()
    {
        await using var world = await World.Start();
        using var client = new HttpClient { BaseAddress = new Uri(world.Server.HttpUrl!, "/") };
        using var set = await client.PostAsync("/simulator/faults", Json("""{"effect":"soapFault","code":"ErrorInternalServerError","operation":"GetFolder"}"""));
        Assert.Equal("ErrorInternalServerError", (await world.Send(Requests.GetCalendar)).Code());
        using var cleared = await client.DeleteAsync("/simulator/faults");
        Assert.Equal("NoError", (await world.Send(Requests.GetCalendar)).Code());
        var counters = await client.GetFromJsonAsync<JsonElement>("/simulator/counters");
        Assert.Equal(("GetFolder", World.Anna, 2), (counters[0].GetProperty("operation").GetString(), counters[0].GetProperty("mailbox").GetString(), counters[0].GetProperty("requests").GetInt32()));
        var status = await client.GetFromJsonAsync<JsonElement>("/simulator/status");
        Assert.Equal(0, status.GetProperty("messagesSent").GetInt32());
        using var reset = await client.PostAsync("/simulator/reset", null);
        Assert.Empty(world.Server.Store.Mailboxes);
    }

    [Fact]
    public void Command_line_names_what_is_wrong()
    {
        Assert.Contains("--foo", Assert.Throws<ArgumentException>(() => CommandLine.Parse(["--foo", "1"])).Message, StringComparison.Ordinal);
        Assert.Contains("70000", Assert.Throws<ArgumentException>(() => CommandLine.Parse(["--http", "70000"])).Message, StringComparison.Ordinal);
        var line = CommandLine.Parse(["--https", "0", "--mailbox", "a@b.example=p", "--account", "s@b.example=q=*", "--version", "Exchange2019"]);
        Assert.False(line.Options.Http);
        Assert.Equal(("a@b.example", "p"), line.Mailboxes[0]);
        Assert.Same(Impersonation.All, line.Accounts[0].Impersonates);
        Assert.Same(ServerVersion.Exchange2019, line.Options.Version);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
