using System;
using System.Globalization;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Mailboxes;

/// <summary>The settings that a position remembers, so that a change of them is noticed.</summary>
/// <param name="Marks">Those that decide about items, see <see cref="MarkSettings"/>.</param>
/// <param name="SeriesDaysBack">How many days back the occurrences of series were kept in step.</param>
internal sealed record KnownSettings(string Marks, int SeriesDaysBack)
{
    /// <summary>What a text without days means: positions were stored so before the days could be set.</summary>
    private const int UnnamedDays = 30;

    /// <summary>Those of a run.</summary>
    public static KnownSettings Of(MailboxContext context) =>
        new(MarkSettings.Of(context), context.Kind == ItemKind.Appointment ? context.Connection.SeriesDaysBack : UnnamedDays);

    /// <summary>Those that a position holds; null where it holds none.</summary>
    public static KnownSettings? Read(string? text)
    {
        if (text is null)
            return null;
        string[] parts = text.Split(' ');
        return new KnownSettings(parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : UnnamedDays);
    }

    /// <summary>The text that a position holds.</summary>
    public override string ToString() => SeriesDaysBack == UnnamedDays ? Marks : FormattableString.Invariant($"{Marks} {SeriesDaysBack}");
}
