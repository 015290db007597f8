using System;
using System.Collections.Generic;
using System.Globalization;
using EsExchange.Operations.Status;

namespace EsExchange.Operations.Report;

/// <summary>The words of the report in one language.</summary>
internal sealed partial record ReportText
{
    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    public required string Database { get; init; }

    public required string Mailboxes { get; init; }

    public required string UpToDateOf { get; init; }

    public required string Runs { get; init; }

    public required string RunsFailed { get; init; }

    public required string Writes { get; init; }

    public required string WritesByside { get; init; }

    public required string OpenIssues { get; init; }

    public required string Waiting { get; init; }

    public required string Conflicts { get; init; }

    public required string ConflictsHint { get; init; }

    public required string Attention { get; init; }

    public required string AllWell { get; init; }

    public required string StaleHint { get; init; }

    public required string OverTime { get; init; }

    public required string WritesOverTime { get; init; }

    public required string RunsOverTime { get; init; }

    public required string SecondsPerRun { get; init; }

    public required string ConflictsAndErrors { get; init; }

    public required string InEserp { get; init; }

    public required string InExchange { get; init; }

    public required string Succeeded { get; init; }

    public required string Failed { get; init; }

    public required string Seconds { get; init; }

    public required string Errors { get; init; }

    public required string AsTable { get; init; }

    public required string From { get; init; }

    public required string Mailbox { get; init; }

    public required string Connection { get; init; }

    public required string State { get; init; }

    public required string LastSuccess { get; init; }

    public required string Ago { get; init; }

    public required string Interval { get; init; }

    public required string LastFailure { get; init; }

    public required string Issues { get; init; }

    public required string NoIssues { get; init; }

    public required string Reason { get; init; }

    public required string Count { get; init; }

    public required string Subject { get; init; }

    public required string Since { get; init; }

    public required string Message { get; init; }

    public required string More { get; init; }

    public required string NoConflicts { get; init; }

    public required string Field { get; init; }

    public required string Kept { get; init; }

    public required string Seen { get; init; }

    public required string RecentRuns { get; init; }

    public required string NoRuns { get; init; }

    public required string Started { get; init; }

    public required string Duration { get; init; }

    public required string Result { get; init; }

    public required string Never { get; init; }

    public required string Days { get; init; }

    public required string Hours { get; init; }

    public required string Minutes { get; init; }

    public required string NoSubject { get; init; }

    public required string Footer { get; init; }

    public required IReadOnlyDictionary<MailboxState, string> States { get; init; }

    /// <summary>The words for the reasons why items did not cross; a reason that is missing is shown as it is.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>The words for a culture: German where it is one of German, else English.</summary>
    public static ReportText For(CultureInfo culture) => culture.TwoLetterISOLanguageName == "de" ? German : English;

    /// <summary>The word for a reason.</summary>
    public string ReasonName(string reason) => Reasons.TryGetValue(reason, out string? name) ? name : reason;

    /// <summary>A length of time in one unit that a person would choose.</summary>
    public string Long(TimeSpan length, CultureInfo culture) =>
        length.TotalDays >= 2 ? string.Format(culture, Days, Math.Floor(length.TotalDays))
        : length.TotalHours >= 2 ? string.Format(culture, Hours, Math.Floor(length.TotalHours))
        : string.Format(culture, Minutes, Math.Floor(length.TotalMinutes));
}
