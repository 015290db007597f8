using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Client;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Engine.Ews;

/// <summary>The tasks of a mailbox, reached by Exchange Web Services.</summary>
internal sealed class EwsTaskFolder(EwsMailbox mailbox, string address, ExchangeFolderOptions options) : EwsFolder(mailbox, address, DistinguishedFolder.Tasks)
{
    private readonly OfficeDress _dress = new(options);

    public override ItemContent ToExchangeForm(ItemContent content)
    {
        TaskContent form = TaskMapper.Normalize((TaskContent)content);
        return form with { Body = _dress.ToForm(form.Body), ActivityType = _dress.ToForm(form.ActivityType) };
    }

    protected override async Task<IReadOnlyList<ExchangeRead>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
        [.. (await Mailbox.GetTasksAsync(itemIds, cancellationToken, _dress.BodyRequest).ConfigureAwait(false)).Select(result => ToRead(result, ToItem))];

    protected override NewItem ToNewItem(NewExchangeItem item)
    {
        var content = (TaskContent)item.Content;
        NewTaskItem created = TaskMapper.ToNewItem(content with { Body = OfficeDress.Body(content.Body, item.Marks) }, item.Marks.Stamp!, options.Zone);
        return created with { Categories = _dress.Categories([], item.Marks) };
    }

    protected override ItemUpdate ToUpdate(ExchangeUpdate update)
    {
        ItemId itemId = IdOf(update);
        var content = (TaskContent)update.Content;
        IReadOnlyCollection<ItemField> fields = OfficeDress.MappedFields(update);
        IReadOnlyList<FieldChange> mapped = fields.Count == 0
            ? []
            : TaskMapper.ToUpdate(itemId, content with { Body = OfficeDress.Body(content.Body, update.Marks) }, fields, options.Zone).Changes;
        return new TaskItemUpdate(itemId, OfficeDress.KeepHtml([.. mapped, .. _dress.Changes(update)], update.Item));
    }

    private ExchangeItem ToItem(TaskItem item)
    {
        TaskContent read = TaskMapper.ToTask(item, options.Zone);
        (string body, string? block) = OfficeDress.Split(_dress.ReadBody(item));
        return new ExchangeItem
        {
            Item = new ExchangeItemId(item.ItemId.Id, item.ItemId.ChangeKey),
            Marks = _dress.Marks(item, block),
            Categories = item.Categories,
            Created = item.Created ?? Instant.MinValue,
            Modified = item.LastModified ?? Instant.MinValue,
            MovesOn = item.IsRecurring,
            Html = _dress.Html(item),
            Content = read with { Body = body, ActivityType = _dress.ActivityType(item) },
        };
    }
}
