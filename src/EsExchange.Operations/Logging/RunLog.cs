using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Runs;
using EsExchange.Eserp;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Runs;
using EsExchange.Operations.Runs;

namespace EsExchange.Operations.Logging;

/// <summary>
/// Writes what runs do as lines of JSON, one event each: runStart, change, issue, mailbox, warning, runEnd. Every line has the time (UTC), the
/// event and the run's identity. No line holds a secret, a value of a field, or the subject of a private item.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="time">The clock.</param>
/// <param name="lost">Told once where the file cannot be written any more; the run goes on.</param>
public sealed class RunLog(LogFile file, TimeProvider time, Action<string>? lost = null) : ISyncObserver
{
    private const string PrivateReason = "Private";
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private string _run = NewId();
    private bool _isLost;

    /// <summary>A run began.</summary>
    /// <param name="database">Where the database is, without secrets.</param>
    /// <param name="mailboxes">How many mailboxes it is asked to sync.</param>
    public void Began(string database, int mailboxes)
    {
        _run = NewId();
        using var process = Process.GetCurrentProcess();
        int id = process.Id;
        Write("runStart", json =>
        {
            json.WriteString("machine", Environment.MachineName);
            json.WriteNumber("process", id);
            json.WriteString("version", typeof(RunLog).Assembly.GetName().Version!.ToString(3));
            json.WriteString("database", database);
            json.WriteNumber("mailboxes", mailboxes);
        });
    }

    /// <summary>A run ended.</summary>
    public void Ended(RunReport report) => Write("runEnd", json =>
    {
        json.WriteString("outcome", report.Outcome.ToString());
        json.WriteNumber("exitCode", (int)report.Outcome);
        json.WriteNumber("mailboxes", report.Mailboxes);
        json.WriteNumber("failed", report.Failed);
        json.WriteNumber("eserpWrites", report.EserpWrites);
        json.WriteNumber("exchangeWrites", report.ExchangeWrites);
        json.WriteNumber("skipped", report.Skipped);
        json.WriteNumber("conflicts", report.Conflicts);
        json.WriteNumber("errors", report.Errors);
        WriteSeconds(json, report.Duration);
        if (report.Error is { } error)
            WriteError(json, error);
    });

    /// <summary>An admin was warned.</summary>
    public void Warned(string message) => Write("warning", json => json.WriteString("message", message));

    /// <inheritdoc/>
    public void OnChange(PlannedChange change) => Write("change", json =>
    {
        WriteMailbox(json, change.Connection, change.Mailbox, change.StaffNumber);
        json.WriteString("side", change.Side.ToString());
        json.WriteString("change", change.Change.ToString());
        json.WriteString("subject", change.Subject);
        json.WriteString("reason", change.Reason);
        if (change.ItemId is not null)
            json.WriteString("itemId", change.ItemId);
        json.WriteStartArray("fields");
        foreach (string field in change.Fields.Select(field => field.Field.ToString()))
            json.WriteStringValue(field);
        json.WriteEndArray();
    });

    /// <inheritdoc/>
    public void OnPlanned(PlannedChange change)
    {
    }

    /// <inheritdoc/>
    public void OnIssue(string mailbox, SyncIssue issue) => Write("issue", json =>
    {
        json.WriteString("mailbox", mailbox);
        if (issue.Reason != PrivateReason && issue.Subject is not null)
            json.WriteString("subject", issue.Subject);
        json.WriteString("reason", issue.Reason);
        json.WriteString("message", issue.Message);
        json.WriteBoolean("isRetried", issue.Retry);
        if (issue.ItemId is not null)
            json.WriteString("itemId", issue.ItemId);
    });

    /// <inheritdoc/>
    public void OnProgress(MailboxProgress progress)
    {
    }

    /// <inheritdoc/>
    public void OnFinished(MailboxResult result) => Write("mailbox", json =>
    {
        WriteMailbox(json, result.Connection, result.Mailbox, result.StaffNumber);
        WriteCounts(json, "eserp", result.Eserp);
        WriteCounts(json, "exchange", result.Exchange);
        json.WriteNumber("skipped", result.Skipped);
        json.WriteNumber("conflicts", result.Conflicts);
        json.WriteNumber("errors", result.Errors);
        WriteSeconds(json, result.Duration);
        if (result.Failure is { } failure)
            WriteError(json, failure);
    });

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static void WriteMailbox(Utf8JsonWriter json, string connection, string mailbox, int staffNumber)
    {
        json.WriteString("connection", connection);
        json.WriteString("mailbox", mailbox);
        json.WriteNumber("staffNumber", staffNumber);
    }

    private static void WriteCounts(Utf8JsonWriter json, string side, WriteCounts counts)
    {
        json.WriteStartObject(side);
        json.WriteNumber("created", counts.Created);
        json.WriteNumber("updated", counts.Updated);
        json.WriteNumber("deleted", counts.Deleted);
        json.WriteEndObject();
    }

    private static void WriteSeconds(Utf8JsonWriter json, TimeSpan duration) => json.WriteNumber("seconds", Math.Round(duration.TotalSeconds, 3));

    private static void WriteError(Utf8JsonWriter json, Exception error)
    {
        json.WriteString("errorId", error switch
        {
            ExchangeException exchange => exchange.ErrorId,
            EserpException eserp => eserp.Error.ToString(),
            SyncException sync => sync.ErrorId,
            OperationCanceledException => "Cancelled",
            _ => error.GetType().Name,
        });
        json.WriteString("error", error.Message);
    }

    private void Write(string name, Action<Utf8JsonWriter> write)
    {
        if (_isLost)
            return;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("time", time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteString("event", name);
            json.WriteString("run", _run);
            write(json);
            json.WriteEndObject();
        }

        try
        {
            file.Append(Encoding.UTF8.GetString(buffer.ToArray()) + "\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _isLost = true;
            lost?.Invoke(error.Message);
        }
    }
}
