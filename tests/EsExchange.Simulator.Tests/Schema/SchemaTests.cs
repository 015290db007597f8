using System.Text;
using System.Threading.Tasks;
using EsExchange.Simulator.Tests.Support;
using EsExchange.Simulator.Validation;
using Xunit;

namespace EsExchange.Simulator.Tests.Schema;

public sealed class SchemaTests
{
    [Theory]
    [InlineData("<m:FindFolder Traversal=\"Deep\"><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape></m:FolderShape><m:ParentFolderIds><t:DistinguishedFolderId Id=\"root\"/></m:ParentFolderIds></m:FindFolder>")]
    [InlineData("<m:ResolveNames ReturnFullContactData=\"false\"><m:UnresolvedEntry>anna</m:UnresolvedEntry></m:ResolveNames>")]
    [InlineData("<m:GetServerTimeZones/>")]
    [InlineData("<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:Task><t:Subject>Prüfen</t:Subject><t:DueDate>2027-02-01T00:00:00Z</t:DueDate><t:Status>InProgress</t:Status></t:Task></m:Items></m:CreateItem>")]
    [InlineData("<m:CreateItem MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:Message><t:Subject>Post</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>x@y.example</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items></m:CreateItem>")]
    [InlineData(Requests.GetCalendar)]
    public async Task Request_and_response_are_valid(string request)
    {
        Assert.SkipWhen(EwsSchemas.FindFolder() is null, "There are no EWS schemas; set ESEXCHANGE_EWS_SCHEMA.");
        await using var world = await World.Start();
        Assert.Equal("NoError", (await world.Send(request)).Code());
    }

    [Fact]
    public void Judge_finds_wrong_order_unknown_elements_and_bad_values()
    {
        var schemas = EwsSchemas.Find();
        Assert.SkipWhen(schemas is null, "There are no EWS schemas; set ESEXCHANGE_EWS_SCHEMA.");
        Assert.Empty(schemas.Validate(Envelope(Requests.Appointment("A"))));
        Assert.NotEmpty(schemas.Validate(Envelope(Requests.Create("<t:Start>2027-01-15T08:00:00Z</t:Start><t:Subject>A</t:Subject>"))));
        Assert.NotEmpty(schemas.Validate(Envelope(Requests.Create("<t:Betreff>A</t:Betreff>"))));
        Assert.NotEmpty(schemas.Validate(Envelope(Requests.Create("<t:Start>morgen</t:Start>"))));
        Assert.NotEmpty(schemas.Validate(Envelope("<m:Unbekannt/>")));
        Assert.NotEmpty(schemas.Validate(Encoding.UTF8.GetBytes("kein XML")));
    }

    [Fact]
    public async Task Server_with_schemas_refuses_what_they_forbid()
    {
        var schemas = EwsSchemas.Find();
        Assert.SkipWhen(schemas is null, "There are no EWS schemas; set ESEXCHANGE_EWS_SCHEMA.");
        await using var world = await World.Start(new ExchangeServerOptions { RequestSchemas = schemas });
        world.JudgesRequests = false;
        Assert.Equal("ErrorSchemaValidation", (await world.Send(Requests.Create("<t:Start>2027-01-15T08:00:00Z</t:Start><t:Subject>A</t:Subject>"))).Code());
        Assert.Empty(world.Mailbox.Calendar.List());
    }

    private static byte[] Envelope(string payload) => Encoding.UTF8.GetBytes(
        $"<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:t=\"{Reply.T}\" xmlns:m=\"{Reply.M}\"><s:Body>{payload}</s:Body></s:Envelope>");
}
