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

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
