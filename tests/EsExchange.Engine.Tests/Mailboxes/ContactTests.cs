using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Runs;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

/// <summary>Manual: "Ansprechpartner an Outlook übertragen", "Adressbuch Synchronisierung aus Outlook erlauben".</summary>
public sealed class ContactTests
{
    private const string Contact =
        """
        INSERT INTO ref_ContactPerson (Company, Department, Salutation, FirstName, LastName, Nickname, Birthday, EMail, BusinessPhone, MobilePhone, HomePhone, Fax, Street, PostalCode, City, Country)
        VALUES ('Stadtwerke', 'Einkauf', 'Frau', 'Ute', 'Düring', 'Utchen', '1980-02-29', 'u.duering@stadtwerke.example', '0911 555 0123', '0170 555', '0911 777', '0911 555 99', 'Am Markt 1', '90762', 'Fürth', 'Deutschland')
        """;

    [Fact]
    public async Task A_contact_person_marked_for_transfer_goes_to_the_contacts_with_every_field()
    {
        await using SyncWorld world = await WithContactAsync();

        MailboxResult first = await world.SyncAsync();

        Assert.Equal(new WriteCounts(1, 0, 0), first.Exchange);
        ContactItem contact = Assert.Single(world.Mailbox.Contacts.List<ContactItem>());
        Assert.Equal(("Ute", "Düring", "Stadtwerke", "Einkauf"), (contact.GivenName, contact.Surname, contact.CompanyName, contact.Department));
        await world.AssertIdleAsync();

        world.Sql("UPDATE ref_ContactPerson SET Department = 'Vertrieb'");
        Assert.Equal(new WriteCounts(0, 1, 0), (await world.SyncAsync()).Exchange);
        Assert.Equal("Vertrieb", Assert.Single(world.Mailbox.Contacts.List<ContactItem>()).Department);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task Changes_in_Outlook_come_back_only_with_the_address_book_option()
    {
        await using SyncWorld world = await WithContactAsync();
        await world.SyncAsync();
        ContactItem contact = Assert.Single(world.Mailbox.Contacts.List<ContactItem>());
        world.Mailbox.Contacts.Change<ContactItem>(contact.ItemId, item => item.Department = "Technik");
        Assert.Equal(0, (await world.SyncAsync()).Eserp.Total);
        Assert.Equal("Einkauf", world.User.Scalar("SELECT Department FROM ref.ContactPerson"));

        await world.SetAsync(connection => connection with { AllowAddressBookSync = true });
        await world.SyncAsync();
        Assert.Equal("Technik", world.User.Scalar("SELECT Department FROM ref.ContactPerson"));
        world.Mailbox.Contacts.Add(new ContactItem { GivenName = "Privat", Surname = "Freund" });
        Assert.Equal(0, (await world.SyncAsync()).Eserp.Total);
        Assert.Equal(1L, world.User.Scalar("SELECT count(*) FROM ref.ContactPerson"));
    }

    [Fact]
    public async Task Nothing_is_transferred_where_the_staff_option_says_so_and_nothing_is_ever_deleted()
    {
        await using SyncWorld world = await WithContactAsync();
        world.Set(staff => staff with { ContactTransfer = false });
        await world.SyncAsync();
        Assert.Empty(world.Mailbox.Contacts.List<ContactItem>());

        world.Set(staff => staff with { ContactTransfer = true });
        await world.SyncAsync();
        world.Sql("DELETE FROM ref_ContactPersonTransfer");
        Assert.Equal(0, (await world.SyncAsync()).Exchange.Total);
        Assert.Single(world.Mailbox.Contacts.List<ContactItem>());
    }

    private static async Task<SyncWorld> WithContactAsync()
    {
        SyncWorld world = await SyncWorld.CreateAsync();
        world.Sql(Contact);
        world.Sql("INSERT INTO ref_ContactPersonTransfer (ContactPersonId, StaffNumber) VALUES (1, 1)");
        return world;
    }
}
