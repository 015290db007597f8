using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;

namespace EsExchange.World.Exchange;

/// <summary>How an engine process reads activity types from categories and writes them, and the text block with them.</summary>
internal sealed class CategoryDress(IReadOnlyDictionary<int, string>? names, int? byDefault)
{
    /// <summary>The activity types as the process knows them.</summary>
    public ActivityTypes Types { get; } = new(names is not null, (names ?? ImmutableSortedDictionary<int, string>.Empty).ToImmutableSortedDictionary(), byDefault);

    /// <summary>An item as the process is shown it.</summary>
    public ExchangeItem Show(ExchangeItem item) => item with { Content = Types.Show(item.Content), Marks = Types.AreSynced ? item.Marks : item.Marks with { Category = null } };

    /// <summary>What a new item holds.</summary>
    public (ItemContent Content, ItemMarks Marks) Create(NewExchangeItem item) =>
        Types.AreSynced ? (Typed(item.Content, item.Marks.Category), item.Marks) : (Typed(item.Content, null), item.Marks with { Category = null });

    /// <summary>What a changed item holds.</summary>
    /// <param name="item">The item as it stands.</param>
    /// <param name="update">What is to be changed; the marks that it was shown with are compared with those that it is to have.</param>
    public (ItemContent Content, ItemMarks Marks) Update(ExchangeItem item, ExchangeUpdate update)
    {
        ItemContent content = update.Fields.Where(field => field != ItemField.ActivityType).Aggregate(item.Content, (written, field) => written.With(field, update.Content));
        ItemMarks marks = item.Marks with { Stamp = update.Marks.Stamp ?? item.Marks.Stamp };
        if (update.Fields.Contains(ItemField.Body) || update.Marks.TextBlock != update.Item.Marks.TextBlock)
            marks = marks with { TextBlock = update.Marks.TextBlock };
        bool isRetyped = Types.AreSynced && (update.Fields.Contains(ItemField.ActivityType) || update.Marks.Category != update.Item.Marks.Category);
        return isRetyped ? (Typed(content, update.Marks.Category), marks with { Category = update.Marks.Category }) : (content, marks);
    }

    private ItemContent Typed(ItemContent content, string? category) => content is OfficeContent office ? office with { ActivityType = Types.Read(category) } : content;
}
