using System;
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

/// <summary>The calendar of a mailbox, reached by Exchange Web Services.</summary>
internal sealed class EwsCalendarFolder(EwsMailbox mailbox, string address, ExchangeFolderOptions options) : EwsFolder(mailbox, address, DistinguishedFolder.Calendar)
{
    private readonly OfficeDress _dress = new(options);

    public override ItemContent ToExchangeForm(ItemContent content)
    {
        Appointment form = AppointmentMapper.Normalize((Appointment)content);
        return form with { Body = _dress.ToForm(form.Body), ActivityType = _dress.ToForm(form.ActivityType) };
    }

    public override Task<IReadOnlyList<ExchangeOccurrence>> GetOccurrencesAsync(Interval window, CancellationToken cancellationToken) => EwsErrors.TranslateAsync<IReadOnlyList<ExchangeOccurrence>>(async () =>
    {
        var occurrences = new List<ExchangeOccurrence>();
        await foreach (CalendarOccurrence entry in Mailbox.FindOccurrencesAsync(WholeSeconds(window), cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind != CalendarItemKind.Single && SeriesOf(entry.Uid, entry.OriginalStart ?? entry.Start) is { } series)
                occurrences.Add(new ExchangeOccurrence(new ExchangeItemId(entry.ItemId.Id, entry.ItemId.ChangeKey), series, entry.Start));
        }

        return occurrences;
    });

    protected override async Task<IReadOnlyList<ExchangeRead>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
        [.. (await Mailbox.GetCalendarItemsAsync(itemIds, cancellationToken, _dress.BodyRequest).ConfigureAwait(false)).Select(result => ToRead(result, ToItem))];

    protected override NewItem ToNewItem(NewExchangeItem item)
    {
        var content = (Appointment)item.Content;
        NewCalendarItem created = AppointmentMapper.ToNewItem(content with { Body = OfficeDress.Body(content.Body, item.Marks) }, item.Marks.Stamp!, options.Zone);
        return created with { Categories = _dress.Categories([], item.Marks) };
    }

    protected override ItemUpdate ToUpdate(ExchangeUpdate update)
    {
        ItemId itemId = IdOf(update);
        var content = (Appointment)update.Content;
        IReadOnlyCollection<ItemField> fields = OfficeDress.MappedFields(update);
        IReadOnlyList<FieldChange> mapped = fields.Count == 0
            ? []
            : AppointmentMapper.ToUpdate(itemId, content with { Body = OfficeDress.Body(content.Body, update.Marks) }, fields, options.Zone).Changes;
        return new CalendarItemUpdate(itemId, OfficeDress.KeepHtml([.. mapped, .. _dress.Changes(update)], update.Item));
    }

    private ExchangeItem ToItem(CalendarItem item)
    {
        Appointment read = AppointmentMapper.ToAppointment(item, options.Zone);
        (string body, string? block) = OfficeDress.Split(_dress.ReadBody(item));
        bool isSeries = item.Kind == CalendarItemKind.RecurringMaster;
        return new ExchangeItem
        {
            Item = new ExchangeItemId(item.ItemId.Id, item.ItemId.ChangeKey),
            Marks = _dress.Marks(item, block),
            Categories = item.Categories,
            Created = item.Created ?? Instant.MinValue,
            Modified = item.LastModified ?? Instant.MinValue,
            IsSeries = isSeries,
            IsMeeting = item.IsMeeting,
            MeetingId = item.IsMeeting && item.Kind == CalendarItemKind.Single ? item.Uid : null,
            Series = item.Kind == CalendarItemKind.Single ? null : SeriesOf(item.Uid, item.OriginalStart ?? item.Start),
            Html = _dress.Html(item),
            Content = read with { Body = body, ActivityType = _dress.ActivityType(item) },
        };
    }

    private static SeriesKey? SeriesOf(string? uid, Instant start) => uid is null ? null : new SeriesKey(uid, start);

    private static Interval WholeSeconds(Interval window) =>
        new(Instant.FromUnixTimeSeconds(window.Start.ToUnixTimeSeconds()), Instant.FromUnixTimeSeconds(window.End.ToUnixTimeSeconds()));
}
