using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation.Host;

namespace EsExchange.Shell.Hosting;

/// <summary>Labels of a choice: the character behind '&amp;' is its key.</summary>
internal static class ChoiceLabels
{
    public static string Question(Collection<ChoiceDescription> choices, IEnumerable<int> defaults)
    {
        var offers = choices.Select(c => $"[{Key(c)}] {Name(c)}");
        var preset = string.Join(',', defaults.Select(i => Key(choices[i])));
        return string.Join("  ", offers) + "  [?] Help" + (preset.Length > 0 ? $" (default is \"{preset}\"): " : ": ");
    }

    public static string Explanation(Collection<ChoiceDescription> choices) =>
        string.Join(Environment.NewLine, choices.Select(c => $"{Key(c)} - {c.HelpMessage}"));

    public static int? Find(Collection<ChoiceDescription> choices, string answer)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            if (answer.Equals(Key(choices[i]), StringComparison.OrdinalIgnoreCase)
                || answer.Equals(Name(choices[i]), StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return null;
    }

    private static string Name(ChoiceDescription choice) => choice.Label.Replace("&", "", StringComparison.Ordinal);

    private static string Key(ChoiceDescription choice)
    {
        var mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < choice.Label.Length
            ? choice.Label[mark + 1].ToString().ToUpperInvariant()
            : choice.Label;
    }
}
