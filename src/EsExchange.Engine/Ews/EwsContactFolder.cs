using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Client;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Ews;

/// <summary>The contacts of a mailbox, reached by Exchange Web Services.</summary>
internal sealed class EwsContactFolder(EwsMailbox mailbox, string address, ExchangeFolderOptions options) : EwsFolder(mailbox, address, DistinguishedFolder.Contacts)
{
    public override ItemContent ToExchangeForm(ItemContent content) => ContactMapper.Normalize((ContactContent)content);

    protected override async Task<IReadOnlyList<ExchangeRead>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
        [.. (await Mailbox.GetContactsAsync(itemIds, cancellationToken).ConfigureAwait(false)).Select(result => ToRead(result, ToItem))];

    protected override NewItem ToNewItem(NewExchangeItem item) => ContactMapper.ToNewItem((ContactContent)item.Content, item.Marks.Stamp!);

    protected override ItemUpdate ToUpdate(ExchangeUpdate update)
    {
        ItemId itemId = IdOf(update);
        IEnumerable<FieldChange> mapped = update.Fields.Count == 0 ? [] : ContactMapper.ToUpdate(itemId, (ContactContent)update.Content, update.Fields).Changes;
        IEnumerable<FieldChange> stamp = update.Marks.Stamp is { } wanted && wanted != update.Item.Marks.Stamp ? [new FieldChange.SetStamp(wanted)] : [];
        return new ContactItemUpdate(itemId, [.. mapped, .. stamp]);
    }

    private ExchangeItem ToItem(ContactItem item) => new()
    {
        Item = new ExchangeItemId(item.ItemId.Id, item.ItemId.ChangeKey),
        Marks = new ItemMarks(item.Stamp),
        Categories = item.Categories,
        Created = item.Created ?? Instant.MinValue,
        Modified = item.LastModified ?? Instant.MinValue,
        Content = ContactMapper.ToContact(item, options.Zone),
    };
}
