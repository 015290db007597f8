using System;
using System.Text;
using System.Threading.Tasks;
using EsExchange.Ews.Categories;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Tests.Support;
using Xunit;

namespace EsExchange.Ews.Tests.Categories;

public sealed class CategoryListOfMailboxTests
{
    private const string List = "<categories xmlns=\"CategoryList.xsd\"><category name=\"Rot\" color=\"0\"/></categories>";

    private static readonly string Saved = Answers.Message("UpdateUserConfiguration", string.Empty);

    [Fact]
    public async Task A_category_is_added_to_those_that_are_there()
    {
        using var world = new StubWorld(Held(List), Saved);

        bool written = await world.Mailbox.ChangeCategoryListAsync(list => list.Set("Rot", CategoryColor.Find(1)), default);

        Assert.True(written);
        string expected = Convert.ToBase64String(Encoding.UTF8.GetBytes(List.Replace("color=\"0\"", "color=\"1\"", StringComparison.Ordinal)));
        Assert.Contains($"<t:XmlData>{expected}</t:XmlData>", world.Handler.Bodies[1], StringComparison.Ordinal);
        Assert.Contains("<m:UpdateUserConfiguration>", world.Handler.Bodies[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_without_a_list_gets_one()
    {
        using var world = new StubWorld(Answers.Message("GetUserConfiguration", string.Empty, "ErrorItemNotFound"), Saved);

        await world.Mailbox.ChangeCategoryListAsync(list => list.Set("ES_5_Aufgabe", null), default);

        Assert.Contains("<m:CreateUserConfiguration>", world.Handler.Bodies[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_where_nothing_changes()
    {
        using var world = new StubWorld(Held(List), Saved);

        Assert.False(await world.Mailbox.ChangeCategoryListAsync(list => list.Set("Rot", CategoryColor.Find(0)), default));
        Assert.Single(world.Handler.Bodies);
    }

    [Theory]
    [InlineData("kaputt", "NoError", EwsErrorCategory.CorruptItem)]
    [InlineData("", "ErrorAccessDenied", EwsErrorCategory.AccessDenied)]
    public async Task A_list_that_cannot_be_read_is_never_overwritten(string data, string code, EwsErrorCategory category)
    {
        using var world = new StubWorld(code == "NoError" ? Held(data) : Answers.Message("GetUserConfiguration", string.Empty, code), Saved);

        EwsException error = await Assert.ThrowsAsync<EwsException>(() => world.Mailbox.ChangeCategoryListAsync(list => list.Set("neu", null), default));

        Assert.Equal(category, error.Error.Category);
        Assert.Single(world.Handler.Bodies);
    }

    [Fact]
    public void Requests_are_as_the_schema_wants_them()
    {
        Requests.AssertValid(new GetUserConfigurationOperation(DistinguishedFolder.Calendar, CategoryList.ConfigurationName));
        Requests.AssertValid(new SaveUserConfigurationOperation(DistinguishedFolder.Calendar, CategoryList.ConfigurationName, CategoryList.Empty.ToBytes(), create: true));
        Requests.AssertValid(new SaveUserConfigurationOperation(DistinguishedFolder.Calendar, CategoryList.ConfigurationName, CategoryList.Empty.ToBytes(), create: false));
    }

    private static string Held(string list) => Answers.Message(
        "GetUserConfiguration",
        $"""<m:UserConfiguration><t:UserConfigurationName Name="CategoryList"><t:FolderId Id="F"/></t:UserConfigurationName><t:XmlData>{Convert.ToBase64String(Encoding.UTF8.GetBytes(list))}</t:XmlData></m:UserConfiguration>""");
}
