using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using EsExchange.Sync.Model;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.Eserp.Database;

/// <summary>Writes the content of an appointment as JSON and reads it back, for bases, intents and the journal.</summary>
internal static class ContentJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new TimeConverter(), new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    public static string? Write(Appointment? content) => content is null ? null : JsonSerializer.Serialize(content, Options);

    public static Appointment? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<Appointment>(json, Options);

    private sealed class TimeConverter : JsonConverter<AppointmentTime>
    {
        public override AppointmentTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string[] parts = reader.GetString()!.Split('/');
            return parts[0].Length == "2026-11-24".Length
                ? new AppointmentTime.AllDay(LocalDatePattern.Iso.Parse(parts[0]).Value, LocalDatePattern.Iso.Parse(parts[1]).Value)
                : new AppointmentTime.Timed(InstantPattern.ExtendedIso.Parse(parts[0]).Value, InstantPattern.ExtendedIso.Parse(parts[1]).Value);
        }

        public override void Write(Utf8JsonWriter writer, AppointmentTime value, JsonSerializerOptions options) => writer.WriteStringValue(value switch
        {
            AppointmentTime.AllDay allDay => LocalDatePattern.Iso.Format(allDay.First) + "/" + LocalDatePattern.Iso.Format(allDay.Last),
            AppointmentTime.Timed timed => InstantPattern.ExtendedIso.Format(timed.Start) + "/" + InstantPattern.ExtendedIso.Format(timed.End),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        });
    }
}
