using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using EsExchange.Sync.Model;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.Eserp.Database;

/// <summary>Writes the content of an item as JSON and reads it back, for bases, intents and the journal.</summary>
internal static class ContentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters =
        {
            new TextConverter<AppointmentTime>(ReadTime, WriteTime),
            new TextConverter<TaskProgress>(ReadProgress, WriteProgress),
            new TextConverter<LocalDate>(text => LocalDatePattern.Iso.Parse(text).Value, LocalDatePattern.Iso.Format),
            new TextConverter<Instant>(text => InstantPattern.ExtendedIso.Parse(text).Value, InstantPattern.ExtendedIso.Format),
            new JsonStringEnumConverter(),
        },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    public static string? Write(ItemContent? content) => content is null ? null : JsonSerializer.Serialize(content, content.GetType(), Options);

    public static ItemContent? Read(ItemKind kind, string? json) => json is null ? null : kind switch
    {
        ItemKind.Appointment => JsonSerializer.Deserialize<Appointment>(json, Options),
        ItemKind.Task => JsonSerializer.Deserialize<TaskContent>(json, Options),
        _ => JsonSerializer.Deserialize<ContactContent>(json, Options),
    };

    private static AppointmentTime ReadTime(string text)
    {
        string[] parts = text.Split('/');
        return parts[0].Length == "2026-11-24".Length
            ? new AppointmentTime.AllDay(LocalDatePattern.Iso.Parse(parts[0]).Value, LocalDatePattern.Iso.Parse(parts[1]).Value)
            : new AppointmentTime.Timed(InstantPattern.ExtendedIso.Parse(parts[0]).Value, InstantPattern.ExtendedIso.Parse(parts[1]).Value);
    }

    private static string WriteTime(AppointmentTime time) => time switch
    {
        AppointmentTime.AllDay allDay => LocalDatePattern.Iso.Format(allDay.First) + "/" + LocalDatePattern.Iso.Format(allDay.Last),
        AppointmentTime.Timed timed => InstantPattern.ExtendedIso.Format(timed.Start) + "/" + InstantPattern.ExtendedIso.Format(timed.End),
        _ => throw new ArgumentOutOfRangeException(nameof(time)),
    };

    private static TaskProgress ReadProgress(string text)
    {
        string[] parts = text.Split('/');
        LocalDate? completed = parts[2].Length == 0 ? null : LocalDatePattern.Iso.Parse(parts[2]).Value;
        return TaskProgress.Of(ParseState(parts[0]), int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), completed);
    }

    private static TaskState ParseState(string name) => Enum.TryParse(name, out TaskState state) ? state : throw new FormatException($"There is no status '{name}'.");

    private static string WriteProgress(TaskProgress progress) =>
        FormattableString.Invariant($"{progress.Status}/{progress.Percent}/{(progress.Completed is { } date ? LocalDatePattern.Iso.Format(date) : string.Empty)}");

    private sealed class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
