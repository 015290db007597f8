using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using EsExchange.Simulator.Tests.Support;
using Xunit;

namespace EsExchange.Simulator.Tests.Control;

public sealed class KindControlTests
{
    [Theory]
    [InlineData("tasks", """{"subject":"Wartung","start":"2027-02-01","due":"2027-02-02","reminder":"2027-02-01T08:00:00+01:00","recurrence":{"pattern":"regenerating","unit":"Weeks","interval":2}}""", """{"status":"InProgress","percent":30}""", "due", "2027-02-02")]
    [InlineData("contacts", """{"givenName":"Berta","surname":"Beispiel","title":"Frau","birthday":"1980-05-17","emailAddresses":{"EmailAddress1":"b@x.example"},"phoneNumbers":{"BusinessPhone":"1"},"physicalAddresses":{"Business":{"city":"Köln"}}}""", """{"companyName":"GmbH"}""", "birthday", "1980-05-17")]
    public async Task Items_of_other_kinds_are_added_listed_changed_and_deleted(string folder, string document, string change, string field, string value)
    {
        await using var world = await World.Start();
        using var client = new HttpClient { BaseAddress = new Uri(world.Server.HttpUrl!, "/") };
        var path = "/simulator/mailboxes/" + World.Anna + "/" + folder;
        using var added = await client.PostAsync(path, Json(document));
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var id = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var changed = await client.PatchAsync($"{path}?id={Uri.EscapeDataString(id)}", Json(change));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var item = (await client.GetFromJsonAsync<JsonElement>(path)).EnumerateArray().Single();
        Assert.Equal(value, item.GetProperty(field).GetString());
        foreach (var wanted in JsonDocument.Parse(change).RootElement.EnumerateObject())
            Assert.Equal(wanted.Value.ToString(), item.GetProperty(wanted.Name).ToString());
        using var deleted = await client.DeleteAsync($"{path}?id={Uri.EscapeDataString(id)}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var again = await client.DeleteAsync($"{path}?id={Uri.EscapeDataString(id)}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Meetings_are_sent_answered_and_cancelled_and_categories_kept()
    {
        await using var world = await World.Start();
        world.Server.Store.AddMailbox("bert@musterbau.example");
        using var client = new HttpClient { BaseAddress = new Uri(world.Server.HttpUrl!, "/") };
        const string Anna = "/simulator/mailboxes/" + World.Anna + "/calendar";
        const string Bert = "/simulator/mailboxes/bert@musterbau.example/calendar";
        using var invited = await client.PostAsync(Anna, Json("""{"subject":"Runde","start":"2027-03-22T10:00:00Z","attendees":["bert@musterbau.example"],"send":true}"""));
        var id = Uri.EscapeDataString((await invited.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
        var copy = (await client.GetFromJsonAsync<JsonElement>(Bert))[0];
        Assert.Equal((World.Anna, "NoResponseReceived"), (copy.GetProperty("organizer").GetString(), copy.GetProperty("myResponse").GetString()));
        using var answered = await client.PostAsync($"{Bert}/response?id={Uri.EscapeDataString(copy.GetProperty("id").GetString()!)}", Json("""{"response":"Accept"}"""));
        Assert.Equal("Accept", (await client.GetFromJsonAsync<JsonElement>(Anna))[0].GetProperty("attendees")[0].GetProperty("response").GetString());
        using var moved = await client.PatchAsync($"{Anna}?id={id}", Json("""{"location":"Bonn","send":true}"""));
        Assert.Equal("Bonn", (await client.GetFromJsonAsync<JsonElement>(Bert))[0].GetProperty("location").GetString());
        using var cancelled = await client.DeleteAsync($"{Anna}?id={id}&send=true");
        Assert.True((await client.GetFromJsonAsync<JsonElement>(Bert))[0].GetProperty("cancelled").GetBoolean());

        using var put = await client.PutAsync("/simulator/mailboxes/" + World.Anna + "/configurations/calendar/CategoryList", new StringContent("<categories/>"));
        Assert.Equal("<categories/>", await client.GetStringAsync("/simulator/mailboxes/" + World.Anna + "/configurations/calendar/CategoryList"));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
