using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Ews;

/// <summary>Reads from, and puts onto, appointments and tasks what EsExchange marks them with: the stamp, the category of the activity type and the text block.</summary>
internal sealed class OfficeDress(ExchangeFolderOptions options)
{
    /// <summary>What an item carries.</summary>
    /// <param name="item">The item.</param>
    /// <param name="block">The text block that was found in its body; null for none.</param>
    public ItemMarks Marks(EwsItem item, string? block) => new(item.Stamp, Own(item.Categories).FirstOrDefault(), block);

    /// <summary>The activity type that an item shows; null where they are not kept in step.</summary>
    public int? ActivityType(EwsItem item) => options.ActivityTypes is not { } known
        ? null
        : Own(item.Categories).Select(category => ActivityCategory.Read(category, known)).FirstOrDefault() ?? options.DefaultActivityType;

    /// <summary>The activity type that an item would show that was written with one.</summary>
    public int? ToForm(int? activityType) => options.ActivityTypes is null ? null : activityType ?? options.DefaultActivityType;

    /// <summary>All categories of an item that is to carry marks; those that are not ours stay as they are and where they are.</summary>
    public IReadOnlyList<string> Categories(IReadOnlyList<string> present, ItemMarks marks)
    {
        if (options.ActivityTypes is null)
            return present;
        var own = new HashSet<string>(Own(present), StringComparer.OrdinalIgnoreCase);
        IEnumerable<string> others = present.Where(category => !own.Contains(category));
        return marks.Category is { } category ? [.. others, category] : [.. others];
    }

    /// <summary>In what form bodies are read.</summary>
    public BodyRequest BodyRequest => options.KeepsHtml ? BodyRequest.Best : BodyRequest.Text;

    /// <summary>An item's body as text.</summary>
    public string ReadBody(EwsItem item) => ToForm(TextNormalizer.Body(item));

    /// <summary>An item's body as HTML; null where it is none, or is not kept.</summary>
    public string? Html(EwsItem item) => options.KeepsHtml && item.BodyFormat == BodyFormat.Html ? item.Body : null;

    /// <summary>A body's text as it comes back after it was written.</summary>
    public string ToForm(string body) => options.KeepsHtml ? HtmlText.Normalize(body) : body;

    /// <summary>Changes of which that of the body leaves the markup of the lines that stay.</summary>
    public static IReadOnlyList<FieldChange> KeepHtml(IReadOnlyList<FieldChange> changes, ExchangeItem item) => item.Html is not { } html
        ? changes
        : [.. changes.Select(change => change is FieldChange.SetBody { Format: BodyFormat.Text } body ? new FieldChange.SetBody(HtmlPatch.Apply(html, body.Value), BodyFormat.Html) : change)];

    /// <summary>The changes of marks that an update brings, and of the activity type's category.</summary>
    public IReadOnlyList<FieldChange> Changes(ExchangeUpdate update)
    {
        var changes = new List<FieldChange>();
        bool isRetagged = options.ActivityTypes is not null && (update.Fields.Contains(ItemField.ActivityType) || IsRemarked(update, marks => marks.Category));
        if (isRetagged)
            changes.Add(new FieldChange.SetCategories(Categories(update.Item.Categories, update.Marks)));
        if (!update.Fields.Contains(ItemField.Body) && IsRemarked(update, marks => marks.TextBlock))
            changes.Add(new FieldChange.SetBody(Body(((OfficeContent)update.Item.Content).Body, update.Marks)));
        if (IsRemarked(update, marks => marks.Stamp) && update.Marks.Stamp is { } stamp)
            changes.Add(new FieldChange.SetStamp(stamp));
        return changes;
    }

    /// <summary>The fields of an update that a mapper writes.</summary>
    public static IReadOnlyCollection<ItemField> MappedFields(ExchangeUpdate update) => [.. update.Fields.Where(field => field != ItemField.ActivityType)];

    /// <summary>A body with the text block that it is to carry.</summary>
    public static string Body(string body, ItemMarks marks) => TextBlock.Append(TextNormalizer.Body(body), marks.TextBlock);

    /// <summary>A body without the text block, and the block.</summary>
    public static (string Body, string? Block) Split(string body) => TextBlock.Split(body);

    /// <summary>An occurrence is not marked by itself: it would no longer follow its series.</summary>
    private static bool IsRemarked(ExchangeUpdate update, Func<ItemMarks, string?> mark) =>
        (update.Item.Series is null || update.Fields.Count > 0) && mark(update.Marks) != mark(update.Item.Marks);

    private IEnumerable<string> Own(IReadOnlyList<string> categories) =>
        options.ActivityTypes is { } known ? categories.Where(category => ActivityCategory.Read(category, known) is not null) : [];
}
