using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using EsExchange.Simulator.Tests.Support;
using Xunit;

namespace EsExchange.Simulator.Tests.Kinds;

public sealed class UserConfigurationTests
{
    private const string CategoryList = "<t:UserConfigurationName Name=\"CategoryList\"><t:DistinguishedFolderId Id=\"calendar\"/></t:UserConfigurationName>";
    private const string Categories = "<categories xmlns=\"CategoryList.xsd\"><category name=\"ES_5_Aufgabe\" color=\"7\"/></categories>";
    private const string Dictionary =
        "<t:Dictionary><t:DictionaryEntry><t:DictionaryKey><t:Type>String</t:Type><t:Value>Farbe</t:Value></t:DictionaryKey>"
        + "<t:DictionaryValue><t:Type>Integer32</t:Type><t:Value>7</t:Value></t:DictionaryValue></t:DictionaryEntry></t:Dictionary>";

    [Fact]
    public async Task Master_category_list_is_created_read_changed_and_deleted()
    {
        await using var world = await World.Start();
        Assert.Equal("ErrorItemNotFound", (await world.Send(Get("XmlData"))).Code());
        Assert.Equal("NoError", (await world.Send(Write("Create", Xml(Categories)))).Code());
        Assert.Equal("ErrorItemSave", (await world.Send(Write("Create", Xml(Categories)))).Code());
        var read = await world.Send(Get("XmlData Id"));
        Assert.Equal(Categories, Encoding.UTF8.GetString(Convert.FromBase64String(read.Text("XmlData"))));
        var before = read.ItemId();
        Assert.Equal("NoError", (await world.Send(Write("Update", Xml(Categories.Replace("\"7\"", "\"3\""))))).Code());
        var changed = await world.Send(Get("All"));
        Assert.Contains("color=\"3\"", Encoding.UTF8.GetString(Convert.FromBase64String(changed.Text("XmlData"))));
        Assert.Equal(before.Id, changed.ItemId().Id);
        Assert.NotEqual(before.ChangeKey, changed.ItemId().ChangeKey);
        Assert.Equal("NoError", (await world.Send(Delete)).Code());
        Assert.Equal("ErrorItemNotFound", (await world.Send(Delete)).Code());
        Assert.Equal("ErrorItemNotFound", (await world.Send(Write("Update", Xml(Categories)))).Code());
    }

    [Fact]
    public async Task Update_leaves_the_parts_it_does_not_name()
    {
        await using var world = await World.Start();
        await world.Send(Write("Create", Dictionary + Xml(Categories) + "<t:BinaryData>AAEC</t:BinaryData>"));
        await world.Send(Write("Update", "<t:BinaryData>AwQF</t:BinaryData>"));
        var read = await world.Send(Get("All"));
        Assert.Equal("AwQF", read.Text("BinaryData"));
        Assert.NotEmpty(read.Text("XmlData"));
        Assert.Equal(["String", "Farbe", "Integer32", "7"], read.Descendants(Reply.T + "DictionaryEntry").Single().Descendants().Where(e => !e.HasElements).Select(e => e.Value));
        Assert.Null((await world.Send(Get("BinaryData"))).TextOrNull("XmlData"));
    }

    [Fact]
    public async Task Configurations_are_no_items_and_belong_to_their_folder()
    {
        await using var world = await World.Start();
        await world.Send(Write("Create", Xml(Categories)));
        Assert.Empty(world.Mailbox.Calendar.List());
        Assert.Empty((await world.Send(Requests.Sync())).Descendants(Reply.T + "Create"));
        Assert.Equal("ErrorItemNotFound", (await world.Send(Get("XmlData").Replace("\"calendar\"", "\"tasks\""))).Code());
    }

    private const string Delete = "<m:DeleteUserConfiguration><m:UserConfigurationName Name=\"CategoryList\"><t:DistinguishedFolderId Id=\"calendar\"/></m:UserConfigurationName></m:DeleteUserConfiguration>";

    private static string Get(string properties) =>
        "<m:GetUserConfiguration><m:UserConfigurationName Name=\"CategoryList\"><t:DistinguishedFolderId Id=\"calendar\"/></m:UserConfigurationName>"
        + $"<m:UserConfigurationProperties>{properties}</m:UserConfigurationProperties></m:GetUserConfiguration>";

    private static string Write(string verb, string content) =>
        $"<m:{verb}UserConfiguration><m:UserConfiguration>{CategoryList}{content}</m:UserConfiguration></m:{verb}UserConfiguration>";

    private static string Xml(string document) => $"<t:XmlData>{Convert.ToBase64String(Encoding.UTF8.GetBytes(document))}</t:XmlData>";
}
