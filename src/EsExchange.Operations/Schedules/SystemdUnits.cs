using System.Globalization;
using System.IO;
using System.Linq;

namespace EsExchange.Operations.Schedules;

/// <summary>A schedule as a service and a timer of systemd (man systemd.timer).</summary>
internal static class SystemdUnits
{
    public const string Prefix = "esexchange-";
    private const string Section = "[X-EsExchange]";
    private const string NoteKey = "Schedule=";
    private const string ExecKey = "ExecStart=";

    /// <summary>The name of the units without their endings: what of the schedule's name a file may be called, and a hash where that is not all.</summary>
    public static string UnitName(string schedule)
    {
        string plain = new([.. schedule.ToLowerInvariant().Select(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? character : '-')]);
        return Prefix + (plain == schedule ? plain : plain + "-" + Hash(schedule));
    }

    /// <summary>The unit that runs once.</summary>
    public static string Service(SyncSchedule schedule) =>
        $"""
        [Unit]
        Description=EsExchange {Specifiers(schedule.Name)}: synchronises eserp and Exchange
        Wants=network-online.target
        After=network-online.target

        [Service]
        Type=oneshot
        {ExecKey}{schedule.Command.ExecStart}
        TimeoutStartSec=infinity

        """;

    /// <summary>The unit that starts it. Its last section is this module's own; systemd passes over sections that begin so.</summary>
    public static string Timer(SyncSchedule schedule) =>
        $"""
        [Unit]
        Description=EsExchange {Specifiers(schedule.Name)}: every {((int)schedule.Interval.TotalMinutes).ToString(CultureInfo.InvariantCulture)} minutes

        [Timer]
        OnActiveSec=1min
        OnUnitActiveSec={((int)schedule.Interval.TotalMinutes).ToString(CultureInfo.InvariantCulture)}min
        AccuracySec=5s

        [Install]
        WantedBy=timers.target

        {Section}
        {NoteKey}{ScheduleNote.Of(schedule)}

        """;

    /// <summary>Reads the units; null where they are not this module's.</summary>
    public static SyncSchedule? Read(string timer, string service)
    {
        ScheduleNote? note = ScheduleNote.Parse(Value(timer, NoteKey));
        return note?.With(new CommandLine(Value(service, ExecKey) ?? string.Empty, []));
    }

    private static string? Value(string unit, string key)
    {
        using var lines = new StringReader(unit);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(key, System.StringComparison.Ordinal))
                return line.Substring(key.Length);
        }

        return null;
    }

    private static string Specifiers(string text) => text.Replace("%", "%%");

    // FNV-1a: no secret depends on it.
    private static string Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char character in text)
            hash = unchecked((hash ^ character) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
