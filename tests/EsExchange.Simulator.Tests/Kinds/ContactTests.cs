using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using Xunit;
using static EsExchange.Simulator.Tests.Support.KindRequests;

namespace EsExchange.Simulator.Tests.Kinds;

public sealed class ContactTests
{
    private const string Title = "<t:ExtendedFieldURI PropertyTag=\"0x3a45\" PropertyType=\"String\"/>";

    private const string Berta =
        "<t:Subject>Berta Beispiel</t:Subject><t:Body BodyType=\"Text\">Notiz</t:Body><t:Categories><t:String>Kunde</t:String></t:Categories>"
        + $"<t:ExtendedProperty>{Title}<t:Value>Frau Dr.</t:Value></t:ExtendedProperty>"
        + "<t:FileAsMapping>LastCommaFirst</t:FileAsMapping><t:DisplayName>Berta Beispiel</t:DisplayName><t:GivenName>Berta</t:GivenName><t:Initials>B.B.</t:Initials><t:MiddleName>M.</t:MiddleName>"
        + "<t:Nickname>Betty</t:Nickname><t:CompanyName>Beispiel GmbH</t:CompanyName>"
        + "<t:EmailAddresses><t:Entry Key=\"EmailAddress1\">berta@beispiel.example</t:Entry><t:Entry Key=\"EmailAddress2\" Name=\"Privat\">b@privat.example</t:Entry></t:EmailAddresses>"
        + "<t:PhysicalAddresses><t:Entry Key=\"Business\"><t:Street>Weg 1</t:Street><t:City>Köln</t:City><t:State>NRW</t:State><t:CountryOrRegion>Deutschland</t:CountryOrRegion><t:PostalCode>50667</t:PostalCode></t:Entry></t:PhysicalAddresses>"
        + "<t:PhoneNumbers><t:Entry Key=\"BusinessPhone\">+49 221 1</t:Entry><t:Entry Key=\"MobilePhone\">+49 170 2</t:Entry></t:PhoneNumbers>"
        + "<t:AssistantName>Cora</t:AssistantName><t:Birthday>1980-05-17T11:59:00Z</t:Birthday><t:BusinessHomePage>https://beispiel.example</t:BusinessHomePage>"
        + "<t:Children><t:String>Dora</t:String></t:Children><t:Companies><t:String>Beispiel GmbH</t:String></t:Companies><t:Department>Einkauf</t:Department><t:Generation>jun.</t:Generation>"
        + "<t:ImAddresses><t:Entry Key=\"ImAddress1\">berta@im.example</t:Entry></t:ImAddresses><t:JobTitle>Leiterin</t:JobTitle><t:Manager>Emil</t:Manager><t:Mileage>5</t:Mileage>"
        + "<t:OfficeLocation>Raum 7</t:OfficeLocation><t:PostalAddressIndex>Business</t:PostalAddressIndex><t:Profession>Ingenieurin</t:Profession><t:SpouseName>Fritz</t:SpouseName>"
        + "<t:Surname>Beispiel</t:Surname><t:WeddingAnniversary>2005-06-01T11:59:00Z</t:WeddingAnniversary>";

    [Fact]
    public async Task Created_contact_reads_back_with_every_field()
    {
        await using var world = await World.Start();
        var created = await world.Send(CreateContact(Berta));
        Assert.Equal("NoError", created.Code());
        var read = await world.Send(Requests.Get(created.ItemId().Id, more: $"<t:AdditionalProperties>{Title}</t:AdditionalProperties>"));
        Assert.Equal("IPM.Contact", read.Text("ItemClass"));
        Assert.Equal("Beispiel, Berta M.", read.Text("FileAs"));
        string[] texts = ["DisplayName", "GivenName", "AssistantName", "BusinessHomePage", "CompanyName", "Department", "Generation", "JobTitle", "Manager", "Mileage", "OfficeLocation", "PostalAddressIndex", "Profession", "SpouseName", "Surname"];
        Assert.Equal(
            ["Berta Beispiel", "Berta", "Cora", "https://beispiel.example", "Beispiel GmbH", "Einkauf", "jun.", "Leiterin", "Emil", "5", "Raum 7", "Business", "Ingenieurin", "Fritz", "Beispiel"],
            texts.Select(t => read.Text(t)));
        Assert.Equal(["berta@beispiel.example", "b@privat.example"], read.Descendants(Reply.T + "EmailAddresses").Single().Elements().Select(e => e.Value));
        Assert.Equal("Privat", read.Descendants(Reply.T + "EmailAddresses").Single().Elements().Last().Attribute("Name")!.Value);
        Assert.Equal("Weg 1|Köln|NRW|Deutschland|50667", string.Join('|', read.Descendants(Reply.T + "PhysicalAddresses").Single().Descendants().Where(e => !e.HasElements).Select(e => e.Value)));
        Assert.Equal(["BusinessPhone", "MobilePhone"], read.Descendants(Reply.T + "PhoneNumbers").Single().Elements().Select(e => e.Attribute("Key")!.Value));
        Assert.Equal(("1980-05-17T11:59:00Z", "2005-06-01T11:59:00Z", "Notiz", "Kunde"), (read.Text("Birthday"), read.Text("WeddingAnniversary"), read.Text("Body"), read.Text("Categories")));
        Assert.Equal("Frau Dr.|Berta|M.|Beispiel|jun.|B.B.|Berta M. Beispiel jun.|Betty", string.Join('|', read.Descendants(Reply.T + "CompleteName").Single().Elements().Select(e => e.Value)));
        Assert.Equal("Frau Dr.", read.Text("Value"));
    }

    [Fact]
    public async Task Entries_are_set_and_deleted_one_by_one()
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateContact(Berta))).ItemId();
        var updated = await world.Send(Update(
            id,
            SetEntry("contacts:EmailAddress", "EmailAddress1", "<t:EmailAddresses><t:Entry Key=\"EmailAddress1\">neu@beispiel.example</t:Entry></t:EmailAddresses>")
            + DeleteEntry("contacts:EmailAddress", "EmailAddress2")
            + SetEntry("contacts:PhoneNumber", "HomePhone", "<t:PhoneNumbers><t:Entry Key=\"HomePhone\">+49 221 3</t:Entry></t:PhoneNumbers>")
            + DeleteEntry("contacts:PhoneNumber", "BusinessPhone")
            + SetEntry("contacts:PhysicalAddress:City", "Business", "<t:PhysicalAddresses><t:Entry Key=\"Business\"><t:City>Bonn</t:City></t:Entry></t:PhysicalAddresses>")
            + DeleteEntry("contacts:PhysicalAddress:State", "Business")
            + SetEntry("contacts:PhysicalAddress:Street", "Home", "<t:PhysicalAddresses><t:Entry Key=\"Home\"><t:Street>Gasse 2</t:Street></t:Entry></t:PhysicalAddresses>")
            + "<t:DeleteItemField><t:FieldURI FieldURI=\"contacts:Birthday\"/></t:DeleteItemField><t:DeleteItemField><t:FieldURI FieldURI=\"contacts:Department\"/></t:DeleteItemField>"));
        Assert.Equal("NoError", updated.Code());
        var contact = (ContactItem)world.Mailbox.Contacts.Find(id.Id)!;
        Assert.Equal(["EmailAddress1=neu@beispiel.example"], contact.EmailAddresses.Select(e => e.Key + "=" + e.Value.Address));
        Assert.Equal(["HomePhone=+49 221 3", "MobilePhone=+49 170 2"], contact.PhoneNumbers.Select(e => e.Key + "=" + e.Value));
        Assert.Equal(new PhysicalAddress("Weg 1", "Bonn", string.Empty, "Deutschland", "50667"), contact.PhysicalAddresses["Business"]);
        Assert.Equal(new PhysicalAddress("Gasse 2"), contact.PhysicalAddresses["Home"]);
        Assert.Equal((null, string.Empty), (contact.Birthday, contact.Department));
    }

    [Fact]
    public async Task Shape_shows_just_the_entries_asked_for()
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateContact(Berta))).ItemId();
        var read = await world.Send(Requests.Get(
            id.Id,
            "IdOnly",
            "<t:AdditionalProperties><t:IndexedFieldURI FieldURI=\"contacts:EmailAddress\" FieldIndex=\"EmailAddress2\"/>"
            + "<t:IndexedFieldURI FieldURI=\"contacts:PhysicalAddress:City\" FieldIndex=\"Business\"/><t:IndexedFieldURI FieldURI=\"contacts:PhoneNumber\" FieldIndex=\"Telex\"/></t:AdditionalProperties>"));
        Assert.Equal(["b@privat.example", "Köln"], read.Texts("Entry"));
        Assert.Empty(read.Descendants(Reply.T + "PhoneNumbers"));
    }

    [Theory]
    [InlineData("<t:Contains ContainmentMode=\"Prefixed\" ContainmentComparison=\"IgnoreCase\"><t:FieldURI FieldURI=\"contacts:Surname\"/><t:Constant Value=\"beis\"/></t:Contains>")]
    [InlineData("<t:IsEqualTo><t:IndexedFieldURI FieldURI=\"contacts:EmailAddress\" FieldIndex=\"EmailAddress1\"/><t:FieldURIOrConstant><t:Constant Value=\"BERTA@beispiel.example\"/></t:FieldURIOrConstant></t:IsEqualTo>")]
    [InlineData("<t:IsEqualTo><t:FieldURI FieldURI=\"contacts:CompanyName\"/><t:FieldURIOrConstant><t:Constant Value=\"Beispiel GmbH\"/></t:FieldURIOrConstant></t:IsEqualTo>")]
    [InlineData("<t:Exists><t:IndexedFieldURI FieldURI=\"contacts:PhysicalAddress:PostalCode\" FieldIndex=\"Business\"/></t:Exists>")]
    [InlineData("<t:IsLessThan><t:FieldURI FieldURI=\"contacts:Birthday\"/><t:FieldURIOrConstant><t:Constant Value=\"1990-01-01T00:00:00Z\"/></t:FieldURIOrConstant></t:IsLessThan>")]
    public async Task Contacts_are_found(string expression)
    {
        await using var world = await World.Start();
        await world.Send(CreateContact(Berta));
        await world.Send(CreateContact("<t:Subject>Zoe</t:Subject><t:GivenName>Zoe</t:GivenName>"));
        Assert.Equal(["Berta Beispiel"], (await world.Send(FindContacts($"<m:Restriction>{expression}</m:Restriction>"))).Texts("Subject"));
    }

    [Theory]
    [InlineData("LastCommaFirst", "Beispiel, Berta")]
    [InlineData("FirstSpaceLast", "Berta Beispiel")]
    [InlineData("Company", "B GmbH")]
    [InlineData("LastCommaFirstCompany", "Beispiel, Berta\r\nB GmbH")]
    [InlineData("CompanyLastCommaFirst", "B GmbH\r\nBeispiel, Berta")]
    [InlineData("LastSpaceFirst", "Beispiel Berta")]
    public async Task Filing_follows_the_mapping(string mapping, string expected)
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateContact($"<t:FileAsMapping>{mapping}</t:FileAsMapping><t:GivenName>Berta</t:GivenName><t:CompanyName>B GmbH</t:CompanyName><t:Surname>Beispiel</t:Surname>"))).ItemId();
        Assert.Equal(expected, ((ContactItem)world.Mailbox.Contacts.Find(id.Id)!).Filing);
        await world.Send(Update(id, Set("Contact", "contacts:FileAs", "<t:FileAs>Betty</t:FileAs>")));
        Assert.Equal(("Betty", FileAsMapping.None), (((ContactItem)world.Mailbox.Contacts.Find(id.Id)!).Filing, ((ContactItem)world.Mailbox.Contacts.Find(id.Id)!).FileAsMapping));
    }

    [Theory]
    [InlineData("contacts:EmailAddress", "EmailAddress4", "ErrorInvalidPropertyDelete")]
    [InlineData("contacts:PhoneNumber", "Brieftaube", "ErrorInvalidPropertyDelete")]
    public async Task Entries_there_cannot_be_are_refused(string uri, string key, string code)
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateContact(Berta))).ItemId();
        Assert.Equal(code, (await world.Send(Update(id, DeleteEntry(uri, key)))).Code());
    }

    [Fact]
    public async Task Dictionaries_are_not_set_as_a_whole_nor_names_that_follow()
    {
        await using var world = await World.Start();
        var id = (await world.Send(CreateContact(Berta))).ItemId();
        Assert.Equal("ErrorInvalidPropertySet", (await world.Send(Update(id, Set("Contact", "contacts:EmailAddresses", "<t:EmailAddresses><t:Entry Key=\"EmailAddress1\">x@y.example</t:Entry></t:EmailAddresses>")))).Code());
        Assert.Equal("ErrorInvalidPropertySet", (await world.Send(Update(id, Set("Contact", "contacts:CompleteName", "<t:CompleteName><t:FirstName>X</t:FirstName></t:CompleteName>")))).Code());
        Assert.Equal("ErrorUpdatePropertyMismatch", (await world.Send(Update(id, SetEntry("contacts:PhoneNumber", "HomePhone", "<t:PhoneNumbers><t:Entry Key=\"Telex\">1</t:Entry></t:PhoneNumbers>")))).Code());
    }
}
