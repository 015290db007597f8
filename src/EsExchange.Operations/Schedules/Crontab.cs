using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace EsExchange.Operations.Schedules;

/// <summary>Schedules in the text of a crontab, each a comment and a line; all other lines stay as they are (man 5 crontab).</summary>
internal static class Crontab
{
    private const string Mark = "# EsExchange ";
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    /// <summary>The text with a schedule, in place of one of the same name.</summary>
    public static string Add(string crontab, SyncSchedule schedule) =>
        string.Concat(Lines(Remove(crontab, schedule.Name)).Select(line => line + "\n")) + Mark + ScheduleNote.Of(schedule) + "\n" + Line(schedule) + "\n";

    /// <summary>The text without a schedule.</summary>
    public static string Remove(string crontab, string name)
    {
        var kept = new List<string>();
        bool isSkipped = false;
        foreach (string line in Lines(crontab))
        {
            bool isMark = Note(line)?.Name is { } found && string.Equals(found, name, StringComparison.OrdinalIgnoreCase);
            if (!isMark && !isSkipped)
                kept.Add(line);
            isSkipped = isMark;
        }

        return string.Concat(kept.Select(line => line + "\n"));
    }

    /// <summary>The schedules in the text.</summary>
    public static IReadOnlyList<SyncSchedule> Read(string crontab)
    {
        string[] lines = Lines(crontab);
        return [.. lines.Take(Math.Max(0, lines.Length - 1)).Select((line, index) => Note(line)?.With(new CommandLine(lines[index + 1], []))).OfType<SyncSchedule>()];
    }

    // Cron counts in hours and days; an interval that fits into neither is counted from 1970 by the command itself.
    private static string Line(SyncSchedule schedule)
    {
        int minutes = (int)schedule.Interval.TotalMinutes;
        string command = Escaped(schedule.Command.ShellCommand) + " > /dev/null";
        return minutes switch
        {
            1 => "* * * * * " + command,
            < Hour when Hour % minutes == 0 => Text("*/{0} * * * * ", minutes) + command,
            Day => "0 0 * * * " + command,
            _ when minutes % Hour == 0 && Day % minutes == 0 => Text("0 */{0} * * * ", minutes / Hour) + command,
            _ => Text("* * * * * [ $(( $(date +\\%s) / 60 \\% {0} )) -ne 0 ] || ", minutes) + command,
        };
    }

    // A percent sign would end the command and begin its input.
    private static string Escaped(string command) => command.Replace("%", "\\%");

    private static string Text(string format, int number) => string.Format(CultureInfo.InvariantCulture, format, number);

    private static ScheduleNote? Note(string line) => line.StartsWith(Mark, StringComparison.Ordinal) ? ScheduleNote.Parse(line.Substring(Mark.Length)) : null;

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
