using System;
using System.Text.Json;

namespace EsExchange.Operations.Schedules;

/// <summary>What a schedule says of itself in the scheduler's own files, as one line of JSON.</summary>
internal sealed record ScheduleNote(string Name, string? Connection, int Minutes, string? LogFile)
{
    public static ScheduleNote Of(SyncSchedule schedule) => new(schedule.Name, schedule.Connection, (int)schedule.Interval.TotalMinutes, schedule.LogFile);

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is something else.</summary>
    public static ScheduleNote? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<ScheduleNote>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public SyncSchedule With(CommandLine command) =>
        new() { Name = Name, Connection = Connection, Interval = TimeSpan.FromMinutes(Minutes), LogFile = LogFile, Command = command };

    public override string ToString() => JsonSerializer.Serialize(this);
}
