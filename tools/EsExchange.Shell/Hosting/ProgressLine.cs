using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EsExchange.Shell.Hosting;

/// <summary>Shows the progress of all running activities in one line of a screen; silent where output is redirected.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private const string EraseLine = "\r\u001b[K";
    private readonly SortedDictionary<(long Source, int Activity), ProgressRecord> running = [];
    private bool shown;

    /// <summary>Takes in a record and redraws.</summary>
    public void Show(long source, ProgressRecord record)
    {
        if (!terminal.OutIsScreen)
            return;

        if (record.RecordType == ProgressRecordType.Completed)
            running.Remove((source, record.ActivityId));
        else
            running[(source, record.ActivityId)] = record;
        Draw();
    }

    /// <summary>Takes the line off the screen, so that something else can be written there.</summary>
    public void Hide()
    {
        if (!shown)
            return;

        terminal.Out.Write(EraseLine);
        shown = false;
    }

    /// <summary>Forgets activities that never told their end, as when their pipeline was stopped.</summary>
    public void Clear()
    {
        running.Clear();
        Hide();
    }

    private void Draw()
    {
        if (running.Count == 0)
        {
            Hide();
            return;
        }

        var line = string.Join(" | ", running.Values.Select(Describe));
        terminal.Out.Write(EraseLine + (line.Length < terminal.Width ? line : line[..(terminal.Width - 1)]));
        terminal.Out.Flush();
        shown = true;
    }

    private static string Describe(ProgressRecord record)
    {
        var percent = record.PercentComplete >= 0 ? FormattableString.Invariant($" {record.PercentComplete,3} %") : "";
        var operation = string.IsNullOrEmpty(record.CurrentOperation) ? "" : " - " + record.CurrentOperation;
        return $"{record.Activity}{percent}: {record.StatusDescription}{operation}".ReplaceLineEndings(" ");
    }
}
