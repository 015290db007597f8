using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

public sealed class EwsContactFolderTests(EwsServer server) : IClassFixture<EwsServer>
{
    private static readonly CancellationToken Token = CancellationToken.None;
    private static readonly ContactContent Ute = new() { GivenName = "Ute", Surname = "Düring", Department = "Einkauf", Birthday = new LocalDate(1980, 2, 29) };

    private readonly EwsBox _box = server.AddMailbox();

    private IExchangeFolder Folder => _folder ??= _box.Open(ItemKind.Contact);

    private IExchangeFolder? _folder;

    [Fact]
    public async Task A_contact_is_created_with_its_stamp_and_read_as_it_was_written()
    {
        ExchangeItem read = await AddAsync();

        ContactItem stored = Assert.Single(_box.Mailbox.Contacts.List<ContactItem>());
        Assert.Equal(("Ute", "Düring", "s-1"), (stored.GivenName, stored.Surname, EwsBox.StampOf(stored)));
        Assert.Equal(new ExchangeItemId(stored.ItemId, stored.ChangeKey), read.Item);
        Assert.Equal(new ItemMarks("s-1"), read.Marks);
        Assert.Equal((Seconds(stored.Created), Seconds(stored.LastModified)), (read.Created, read.Modified));
        Assert.Equal(Ute, read.Content);
    }

    [Fact]
    public async Task The_categories_of_its_owner_are_read()
    {
        ContactItem stored = _box.Mailbox.Contacts.Add(new ContactItem { Surname = "Düring", Categories = ["Privat"] });

        Assert.Equal(["Privat"], (await ReadAsync(stored.ItemId)).Categories);
    }

    [Fact]
    public async Task An_update_writes_its_fields_and_leaves_the_rest()
    {
        ExchangeItem read = await AddAsync();

        await Folder.UpdateAsync([new ExchangeUpdate(read, Ute with { Department = "Vertrieb", GivenName = "other" }, [ItemField.Department], read.Marks)], Token);

        ContactItem written = Assert.Single(_box.Mailbox.Contacts.List<ContactItem>());
        Assert.Equal(("Ute", "Vertrieb", "s-1"), (written.GivenName, written.Department, EwsBox.StampOf(written)));
    }

    [Fact]
    public async Task A_stamp_is_written_by_itself_or_with_fields_and_never_taken_away()
    {
        ExchangeItem read = await AddAsync();
        await Folder.UpdateAsync([new ExchangeUpdate(read, Ute with { GivenName = "other" }, [], new ItemMarks("s-2"))], Token);
        ExchangeItem stamped = await ReadAsync(read.Item.Id);
        await Folder.UpdateAsync([new ExchangeUpdate(stamped, Ute with { Department = "Vertrieb" }, [ItemField.Department], new ItemMarks("s-3"))], Token);
        ExchangeItem both = await ReadAsync(read.Item.Id);
        ExchangeWriteResult nothing = (await Folder.UpdateAsync([new ExchangeUpdate(both, Ute, [], ItemMarks.None)], Token))[0];

        Assert.Equal(("s-2", Ute), (stamped.Marks.Stamp, stamped.Content));
        Assert.Equal(("s-3", "Vertrieb"), (both.Marks.Stamp, ((ContactContent)both.Content).Department));
        Assert.Equal(new ExchangeWriteResult(WriteOutcome.Written, both.Item, null), nothing);
    }

    [Fact]
    public async Task A_stamp_that_is_there_already_is_not_written_again()
    {
        ExchangeItem read = await AddAsync();

        ExchangeWriteResult written = (await Folder.UpdateAsync([new ExchangeUpdate(read, Ute, [], read.Marks)], Token))[0];

        Assert.Equal(read.Item, written.Item);
    }

    [Fact]
    public async Task Contacts_are_listed_and_found_among_contacts_alone()
    {
        _box.AddAppointment("no contact", "s-1");
        ExchangeItem read = await AddAsync();

        Assert.Equal(read.Item, Assert.Single((await Folder.GetChangesAsync(null, 10, Token)).Changes).Item);
        Assert.Equal([read.Item.Id], await Folder.FindByStampAsync(["s-1"], Token));
    }

    [Fact]
    public void What_Exchange_cannot_show_counts_as_no_difference() =>
        Assert.Equal(Ute, Folder.ToExchangeForm(Ute with { Department = " Einkauf\n" }));

    private static Instant Seconds(Instant time) => Instant.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private async Task<ExchangeItem> AddAsync() => await ReadAsync((await Folder.CreateAsync([new NewExchangeItem(new ItemMarks("s-1"), Ute)], Token))[0].Item!.Id);

    private async Task<ExchangeItem> ReadAsync(string itemId) => (await Folder.LoadAsync([itemId], Token))[0].Item!;
}
