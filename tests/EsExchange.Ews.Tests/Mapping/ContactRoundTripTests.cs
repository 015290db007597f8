using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Mapping;

public sealed class ContactRoundTripTests
{
    [Fact]
    public async Task What_was_written_is_what_is_read() => await Gen.Select(Contents.Contacts, Contents.Zones).SampleAsync(async (contact, zone) =>
    {
        ContactItem read = await RoundTrip.ReadAsync(ContactMapper.ToNewItem(contact, "4711"), ContactItemReader.ReadAsync);

        Assert.Equal(ContactMapper.Normalize(contact), ContactMapper.ToContact(read, zone));
        Assert.Equal("4711", read.Stamp);
    }, iter: 2_000);

    [Fact(Skip = Requests.NoSchemas, SkipUnless = nameof(Requests.HasSchemas), SkipType = typeof(Requests))]
    public void Any_contact_is_written_as_the_schema_wants_it() => Contents.Contacts.Sample(contact =>
    {
        Requests.AssertValid(new CreateItemOperation([ContactMapper.ToNewItem(contact, "4711")]));
        Requests.AssertValid(new UpdateItemOperation([ContactMapper.ToUpdate(new ItemId("C", "1"), contact, [.. ContentFields.All(ItemKind.Contact)])]));
    }, iter: 300);

    [Fact]
    public void Emptied_texts_are_deleted_and_names_change_what_lists_show()
    {
        var contact = new ContactContent { Company = "Musterbau GmbH", BusinessPhone = string.Empty };

        IReadOnlyList<FieldChange> changes = ContactMapper.ToUpdate(new ItemId("C", "1"), contact, [ItemField.Surname, ItemField.BusinessPhone, ItemField.Birthday]).Changes;

        Assert.Contains(new FieldChange.SetContactText(ContactField.Surname, string.Empty), changes);
        Assert.Contains(new FieldChange.SetContactText(ContactField.BusinessPhone, string.Empty), changes);
        Assert.Contains(new FieldChange.SetBirthday(null), changes);
        Assert.Contains(new FieldChange.SetContactName("Musterbau GmbH", ContactFiling.Company), changes);
        Assert.Contains(new FieldChange.SetSubject("Musterbau GmbH"), changes);
    }

    [Fact]
    public async Task A_contact_of_outlook_is_read_with_what_it_has()
    {
        using var world = new StubWorld(Answers.Items(
            """
            <t:Contact><t:ItemId Id="C" ChangeKey="1"/><t:Subject>Anna Muster</t:Subject>
            <t:ExtendedProperty><t:ExtendedFieldURI PropertyTag="0x3a45" PropertyType="String"/><t:Value>Frau</t:Value></t:ExtendedProperty>
            <t:FileAs>Muster, Anna</t:FileAs><t:GivenName>Anna</t:GivenName><t:CompanyName>Musterbau GmbH</t:CompanyName>
            <t:EmailAddresses><t:Entry Key="EmailAddress2">privat@example.com</t:Entry><t:Entry Key="EmailAddress1" Name="Anna" RoutingType="SMTP">anna@example.com</t:Entry></t:EmailAddresses>
            <t:PhysicalAddresses><t:Entry Key="Home"><t:Street>Heimweg 1</t:Street></t:Entry><t:Entry Key="Business"><t:Street>Werkstr. 2&#xD;
            Halle 3</t:Street><t:City>Köln</t:City><t:CountryOrRegion>Deutschland</t:CountryOrRegion><t:PostalCode>50667</t:PostalCode></t:Entry></t:PhysicalAddresses>
            <t:PhoneNumbers><t:Entry Key="BusinessPhone">+49 221 1</t:Entry><t:Entry Key="Pager">9</t:Entry></t:PhoneNumbers>
            <t:Birthday>1980-05-16T22:00:00Z</t:Birthday><t:Surname>Muster</t:Surname></t:Contact>
            """));

        ContactItem item = (await world.Mailbox.GetContactsAsync(["C"], default)).Single().Item!;
        ContactContent contact = ContactMapper.ToContact(item, DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

        Assert.Equal(("Frau", "Anna", "Muster", "Musterbau GmbH"), (contact.Salutation, contact.GivenName, contact.Surname, contact.Company));
        Assert.Equal(("anna@example.com", "+49 221 1", string.Empty), (contact.EMail, contact.BusinessPhone, contact.MobilePhone));
        Assert.Equal(("50667", "Köln", "Deutschland"), (contact.Address.PostalCode, contact.Address.City, contact.Address.Country));
        Assert.StartsWith("Werkstr. 2\n", contact.Address.Street, System.StringComparison.Ordinal);
        Assert.Equal(new LocalDate(1980, 5, 17), contact.Birthday);
        Assert.Equal("Muster, Anna", item.FileAs);
    }
}
