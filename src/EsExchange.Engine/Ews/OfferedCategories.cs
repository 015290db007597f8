using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Categories;
using EsExchange.Sync.Marking;

namespace EsExchange.Engine.Ews;

/// <summary>Puts the activity types' categories into the list that a mailbox offers. Pure.</summary>
internal static class OfferedCategories
{
    /// <summary>The list with the categories: one of an activity type that was renamed is renamed, a colour is set where one was chosen.</summary>
    public static CategoryList Put(CategoryList list, IReadOnlyList<CategoryStyle> categories)
    {
        Dictionary<int, string> known = categories.ToDictionary(category => category.Number, category => category.Name);
        foreach (CategoryStyle category in categories)
        {
            string[] ofType = [.. list.Categories.Select(offered => offered.Name).Where(name => ActivityCategory.Read(name, known) == category.Number)];
            foreach (string old in ofType.Where(name => !string.Equals(name, category.Name, StringComparison.OrdinalIgnoreCase)))
                list = list.Find(category.Name) is null ? list.Rename(old, category.Name) : list.Remove(old);
            CategoryColor? color = category.Color is { } index ? CategoryColor.Find(index) : list.Find(category.Name)?.Color;
            if (list.Find(category.Name) is not { } present || !Equals(present.Color, color))
                list = list.Set(category.Name, color);
        }

        return list;
    }
}
