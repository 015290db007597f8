using System.Collections.Generic;
using System.Linq;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Undo;

/// <summary>Says what an item is to show when a change of it is taken back. Pure.</summary>
internal static class Rewind
{
    /// <summary>The fields that the change had changed.</summary>
    public static IReadOnlyList<ItemField> Fields(ItemContent before, ItemContent after) => ContentFields.Differences(before, after);

    /// <summary>The content with the changed fields put back; null where one of them was changed again since.</summary>
    /// <param name="before">The content before the change, as the side shows it.</param>
    /// <param name="after">The content after the change, as the side shows it.</param>
    /// <param name="present">What the side shows now.</param>
    public static ItemContent? Apply(ItemContent before, ItemContent after, ItemContent present)
    {
        IReadOnlyList<ItemField> changed = Fields(before, after);
        bool isAsLeft = changed.All(field => Equals(present.Get(field), after.Get(field)) || Equals(present.Get(field), before.Get(field)));
        return isAsLeft ? changed.Aggregate(present, (content, field) => content.With(field, before)) : null;
    }
}
