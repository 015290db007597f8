using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Client;

public sealed class ContactTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly ContactContent Berta = new()
    {
        GivenName = "Berta", Surname = "Beispiel", Salutation = "Frau", Nickname = "Bert", Company = "Musterbau GmbH", Department = "Einkauf",
        EMail = "berta@example.com", BusinessPhone = "+49 221 1", MobilePhone = "+49 171 2", HomePhone = "+49 221 3", Fax = "+49 221 4",
        Address = new PostalAddress("Werkstr. 2", "50667", "Köln", "Deutschland"), Birthday = new LocalDate(1980, 5, 17),
    };

    [Fact]
    public async Task A_contact_is_created_changed_emptied_and_deleted()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        ItemId created = Done(await world.Mailbox.CreateItemsAsync([ContactMapper.ToNewItem(Berta, "77")], default));
        ContactItem read = await ReadAsync(world, created);
        Assert.Equal(Berta, ContactMapper.ToContact(read, Berlin));
        Assert.Equal(("77", "Beispiel, Berta", "Berta Beispiel"), (read.Stamp, read.FileAs, read.Subject));

        ContactContent married = Berta with
        {
            Surname = "Muster", HomePhone = string.Empty, Salutation = string.Empty, EMail = string.Empty, Birthday = null,
            Address = Berta.Address with { Street = string.Empty, City = "Bonn" },
        };
        ItemId changed = Done(await world.Mailbox.UpdateItemsAsync(
            [ContactMapper.ToUpdate(created, married, ContentFields.Differences(Berta, married).ToList())], default));
        ContactItem later = await ReadAsync(world, changed);
        Assert.Equal(married, ContactMapper.ToContact(later, Berlin));
        Assert.Equal("Muster, Berta", later.FileAs);

        Done(await world.Mailbox.DeleteItemsAsync([changed], default));
        Assert.Empty((await world.Mailbox.SyncFolderItemsAsync(DistinguishedFolder.Contacts, null, 10, default)).Changes);
    }

    [Fact]
    public async Task A_contact_that_is_a_company_is_filed_under_its_name()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();

        ItemId created = Done(await world.Mailbox.CreateItemsAsync([ContactMapper.ToNewItem(new ContactContent { Company = "Musterbau GmbH" }, "78")], default));

        Assert.Equal("Musterbau GmbH", (await ReadAsync(world, created)).FileAs);
    }

    private static async Task<ContactItem> ReadAsync(SimulatorWorld world, ItemId item)
    {
        ItemResult<ContactItem> result = (await world.Mailbox.GetContactsAsync([item.Id], default))[0];
        Assert.Null(result.Error);
        return result.Item!;
    }

    private static ItemId Done(IReadOnlyList<WriteResult> results) => Assert.IsType<WriteResult.Done>(Assert.Single(results)).ItemId;
}
