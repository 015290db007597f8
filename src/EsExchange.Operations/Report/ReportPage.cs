using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Runs;
using EsExchange.Operations.Status;
using NodaTime;

namespace EsExchange.Operations.Report;

/// <summary>
/// Writes the report as one page that needs nothing else: styles, scripts and figures are inside, and its content security policy lets a
/// browser fetch nothing and run no other script.
/// </summary>
internal sealed class ReportPage(ReportData data, ReportText text, CultureInfo culture)
{
    private const int IssuesShown = 100;
    private const int ConflictsShown = 50;
    private readonly HtmlText _html = new();

    /// <summary>The page.</summary>
    public string Write()
    {
        string style = Asset("uPlot.min.css") + "\n" + Asset("report.css");
        string library = Asset("uPlot.min.js");
        string script = Asset("report.js");
        _html.Raw($"<!DOCTYPE html>\n<html lang=\"{text.Language}\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {Hash(style)}; script-src {Hash(library)} {Hash(script)}\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Element("title", text.Title).Raw("\n<style>").Raw(style).Raw("</style>\n</head>\n<body>\n");
        Header();
        _html.Raw("<main>\n");
        Tiles();
        Attention();
        Charts();
        Mailboxes();
        Issues();
        Conflicts();
        Runs();
        _html.Raw("</main>\n<footer>").Element("p", string.Format(culture, text.Footer, typeof(ReportPage).Assembly.GetName().Version!.ToString(3), Time(data.Now))).Raw("</footer>\n")
            .Raw("<script type=\"application/json\" id=\"figures\">").Raw(ReportFigures.ToJson(data, culture.Name)).Raw("</script>\n")
            .Raw("<script>").Raw(library).Raw("</script>\n<script>").Raw(script).Raw("</script>\n</body>\n</html>\n");
        return _html.ToString();
    }

    private void Header() => _html.Raw("<header>").Element("h1", text.Title)
        .Element("p", string.Format(culture, text.Subtitle, Time(data.Since), Time(data.Now), data.Zone.Id))
        .Element("p", $"{text.Database}: {data.Database}").Raw("</header>\n");

    private void Tiles()
    {
        RunTotals[] totals = [.. data.Totals.Values];
        int on = data.Mailboxes.Count(status => status.State != MailboxState.Off);
        int eserp = totals.Sum(total => total.EserpWrites);
        int exchange = totals.Sum(total => total.ExchangeWrites);
        _html.Raw("<dl class=\"tiles\">");
        Tile(text.Mailboxes, data.Mailboxes.Count, string.Format(culture, text.UpToDateOf, Number(data.Mailboxes.Count(status => status.State == MailboxState.UpToDate)), Number(on)));
        Tile(text.Runs, totals.Sum(total => total.Runs), string.Format(culture, text.RunsFailed, Number(totals.Sum(total => total.Failed))));
        Tile(text.Writes, eserp + exchange, string.Format(culture, text.WritesByside, Number(eserp), Number(exchange)));
        Tile(text.OpenIssues, data.Issues.Count, string.Format(culture, text.Waiting, Number(data.Mailboxes.Sum(status => status.WaitingApprovals))));
        Tile(text.Conflicts, data.Conflicts.Count, text.ConflictsHint);
        _html.Raw("</dl>\n");
    }

    private void Tile(string name, int number, string hint) =>
        _html.Raw("<div class=\"card\">").Element("dt", name).Raw("<dd>").Element("strong", Number(number)).Element("span class=\"soft\"", hint).Raw("</dd></div>");

    private void Attention()
    {
        MailboxStatus[] bad = [.. data.Mailboxes.Where(status => status.State is MailboxState.Stale or MailboxState.Failing or MailboxState.NeverSynced)];
        _html.Raw("<section aria-labelledby=\"attention\">").Element("h2 id=\"attention\"", text.Attention);
        if (bad.Length == 0)
        {
            _html.Raw("<div class=\"card note good\">").Text(text.AllWell).Raw("</div></section>\n");
            return;
        }

        _html.Raw("<div class=\"card note\"><ul>");
        foreach (MailboxStatus status in bad)
        {
            string since = status.Age is { } age ? string.Format(culture, text.Ago, text.Long(age, culture)) : text.Never;
            _html.Raw("<li>").Element("strong", status.Staff.EMail ?? status.Staff.Name).Text(" ").Raw(Badge(status.State)).Text($" {text.LastSuccess}: {since}").Raw("<br>").Element("span class=\"soft\"", status.LastFailed > status.LastSuccess || status.LastSuccess is null ? status.Failure : null).Raw("</li>");
        }

        _html.Raw("</ul>");
        if (bad.Any(status => status.State == MailboxState.Stale))
            _html.Element("p class=\"soft\"", text.StaleHint);
        _html.Raw("</div></section>\n");
    }

    private void Charts()
    {
        _html.Raw("<section aria-labelledby=\"over-time\">").Element("h2 id=\"over-time\"", text.OverTime).Raw("<div class=\"charts\">");
        Chart("writes", text.WritesOverTime, ("eserp", text.InEserp), ("exchange", text.InExchange));
        Chart("runs", text.RunsOverTime, ("good", text.Succeeded), ("bad", text.Failed));
        Chart("seconds", text.SecondsPerRun, ("eserp", text.Seconds));
        Chart("trouble", text.ConflictsAndErrors, ("exchange", text.Conflicts), ("bad", text.Errors));
        _html.Raw("</div><details>").Element("summary", text.AsTable).Raw("<div class=\"scroll card\"><table><thead><tr>").Element("th scope=\"col\"", text.From);
        foreach (string column in new[] { text.InEserp, text.InExchange, text.Succeeded, text.Failed, text.SecondsPerRun, text.Conflicts, text.Errors })
            _html.Element("th scope=\"col\" class=\"number\"", column);
        _html.Raw("</tr></thead><tbody>");
        foreach (TimeBucket bucket in data.Buckets)
        {
            RunTotals totals = bucket.Totals;
            _html.Raw("<tr>").Element("th scope=\"row\" class=\"time\"", bucket.Start.ToString("g", culture));
            foreach (int number in new[] { totals.EserpWrites, totals.ExchangeWrites, totals.Runs - totals.Failed, totals.Failed })
                _html.Element("td class=\"number\"", Number(number));
            _html.Element("td class=\"number\"", totals.Runs == 0 ? "–" : (totals.Duration.TotalSeconds / totals.Runs).ToString("0.0", culture))
                .Element("td class=\"number\"", Number(totals.Conflicts)).Element("td class=\"number\"", Number(totals.Errors)).Raw("</tr>");
        }

        _html.Raw("</tbody></table></div></details></section>\n");
    }

    private void Chart(string id, string title, params (string Class, string Name)[] series)
    {
        string label = HtmlText.Escape($"{title}: {string.Join(", ", series.Select(one => one.Name))}. {text.AsTable}.");
        _html.Raw("<figure class=\"card\">").Element("h3", title).Raw($"<div class=\"plot\" id=\"plot-{id}\" role=\"img\" aria-label=\"{label}\"></div><ul class=\"key\">");
        foreach ((string css, string name) in series)
            _html.Element($"li class=\"{css}\"", name);
        _html.Raw("</ul></figure>");
    }

    private void Mailboxes()
    {
        _html.Raw("<section aria-labelledby=\"mailboxes\">").Element("h2 id=\"mailboxes\"", text.Mailboxes);
        Table([text.Mailbox, text.Connection, text.State, text.LastSuccess], [text.Interval, text.Runs, text.InEserp, text.InExchange, text.OpenIssues, text.Conflicts], [text.LastFailure]);
        foreach (MailboxStatus status in data.Mailboxes)
        {
            data.Totals.TryGetValue((status.Staff.Connection, status.Staff.StaffNumber), out RunTotals? totals);
            _html.Raw("<tr>").Raw("<th scope=\"row\">").Text(status.Staff.EMail).Raw("<br>").Element("span class=\"soft\"", status.Staff.Name).Raw("</th>").Element("td", status.Staff.Connection)
                .Raw("<td>").Raw(Badge(status.State)).Raw("</td>").Raw("<td class=\"time\">").Text(status.LastSuccess is { } success ? Time(success) : text.Never)
                .Raw("<br>").Element("span class=\"soft\"", status.Age is { } age ? string.Format(culture, text.Ago, text.Long(age, culture)) : null).Raw("</td>").Element("td class=\"number\"", text.Long(status.Interval, culture));
            foreach (int number in new[] { totals?.Runs ?? 0, totals?.EserpWrites ?? 0, totals?.ExchangeWrites ?? 0, status.OpenIssues, status.Conflicts })
                _html.Element("td class=\"number\"", Number(number));
            _html.Element("td class=\"time\"", status.LastFailed is { } failed ? Time(failed) : "–").Raw("</tr>");
        }

        EndTable();
    }

    private void Issues()
    {
        _html.Raw("<section aria-labelledby=\"issues\">").Element("h2 id=\"issues\"", text.Issues);
        if (data.Issues.Count == 0)
        {
            _html.Raw("<div class=\"card\">").Text(text.NoIssues).Raw("</div></section>\n");
            return;
        }

        var reasons = data.Issues.GroupBy(issue => issue.Reason).Select(group => (Name: text.ReasonName(group.Key), Count: group.Count())).OrderByDescending(reason => reason.Count).ToList();
        _html.Raw("<div class=\"card scroll\"><table class=\"bars\"><thead><tr>").Element("th scope=\"col\"", text.Reason).Element("th scope=\"col\" class=\"number\"", text.Count).Raw("<td></td></tr></thead><tbody>");
        foreach ((string name, int count) in reasons)
        {
            string width = (100.0 * count / reasons[0].Count).ToString("0.#", CultureInfo.InvariantCulture);
            _html.Raw("<tr>").Element("th scope=\"row\"", name).Element("td class=\"number\"", Number(count)).Raw($"<td><svg aria-hidden=\"true\"><rect width=\"{width}%\" height=\"100%\" rx=\"3\"/></svg></td></tr>");
        }

        _html.Raw("</tbody></table></div><br>");
        Table([text.Mailbox, text.Subject, text.Reason, text.Since, text.Message], [], []);
        foreach (RecordedIssue issue in data.Issues.Take(IssuesShown))
        {
            _html.Raw("<tr>").Element("th scope=\"row\"", issue.EMail ?? issue.Name).Element("td class=\"wide\"", SubjectOf(issue))
                .Element("td", text.ReasonName(issue.Reason)).Element("td class=\"time\"", Time(issue.FirstSeen)).Element("td class=\"wide\" lang=\"en\"", issue.Message).Raw("</tr>");
        }

        EndTable(data.Issues.Count > IssuesShown ? string.Format(culture, text.More, Number(data.Issues.Count - IssuesShown)) : null);
    }

    private void Conflicts()
    {
        _html.Raw("<section aria-labelledby=\"conflicts\">").Element("h2 id=\"conflicts\"", text.Conflicts);
        if (data.Conflicts.Count == 0)
        {
            _html.Raw("<div class=\"card\">").Text(text.NoConflicts).Raw("</div></section>\n");
            return;
        }

        Dictionary<(int, int), string> mailboxes = data.Mailboxes.ToDictionary(status => (status.Staff.ConnectionId, status.Staff.StaffNumber), status => status.Staff.EMail ?? status.Staff.Name);
        Table([text.Mailbox, text.Subject, text.Field, text.Kept, text.Seen], [], []);
        foreach (RecordedConflict conflict in data.Conflicts.Take(ConflictsShown))
        {
            _html.Raw("<tr>").Element("th scope=\"row\"", mailboxes[(conflict.ConnectionId, conflict.StaffNumber)]).Element("td class=\"wide\"", conflict.Eserp.Title)
                .Element("td", conflict.Field.ToString()).Element("td", conflict.Winner.ToString()).Element("td class=\"time\"", Time(conflict.Seen)).Raw("</tr>");
        }

        EndTable();
    }

    private void Runs()
    {
        _html.Raw("<section aria-labelledby=\"runs\">").Element("h2 id=\"runs\"", text.RecentRuns);
        if (data.Runs.Count == 0)
        {
            _html.Raw("<div class=\"card\">").Text(text.NoRuns).Raw("</div></section>\n");
            return;
        }

        Table([text.Mailbox, text.Started], [text.Duration, text.InEserp, text.InExchange, text.Conflicts, text.Errors], [text.Result]);
        foreach (RecordedRun run in data.Runs)
        {
            RunSummary summary = run.Summary!;
            _html.Raw("<tr>").Element("th scope=\"row\"", run.EMail ?? run.Name).Element("td class=\"time\"", Time(run.Started)).Element("td class=\"number\"", summary.Duration.TotalSeconds.ToString("0.0", culture) + " s");
            foreach (int number in new[] { summary.Eserp.Total, summary.Exchange.Total, summary.Conflicts, summary.Errors })
                _html.Element("td class=\"number\"", Number(number));
            _html.Raw("<td class=\"wide\">").Raw(summary.Failure is null ? Mark("UpToDate", text.Succeeded) : Mark("failed", text.Failed)).Text(" " + summary.Failure).Raw("</td></tr>");
        }

        EndTable();
    }

    private void Table(IEnumerable<string> columns, IEnumerable<string> numbers, IEnumerable<string> last)
    {
        _html.Raw("<div class=\"card scroll\"><table><thead><tr>");
        foreach (string column in columns)
            _html.Element("th scope=\"col\"", column);
        foreach (string column in numbers)
            _html.Element("th scope=\"col\" class=\"number\"", column);
        foreach (string column in last)
            _html.Element("th scope=\"col\"", column);
        _html.Raw("</tr></thead><tbody>\n");
    }

    private void EndTable(string? note = null)
    {
        _html.Raw("</tbody></table>");
        if (note is not null)
            _html.Element("p class=\"soft\"", note);
        _html.Raw("</div></section>\n");
    }

    // Why a private item stays is no reason to show it to whoever reads the report.
    private string SubjectOf(RecordedIssue issue) =>
        issue.Reason == "Private" ? "–" : string.IsNullOrWhiteSpace(issue.Subject) ? text.NoSubject : issue.Subject!;

    private string Badge(MailboxState state) => Mark(state.ToString(), text.States[state]);

    private static string Mark(string css, string name) => $"<span class=\"badge {css}\">{HtmlText.Escape(name)}</span>";

    private string Number(int number) => number.ToString("N0", culture);

    private string Time(Instant instant) => instant.InZone(data.Zone).LocalDateTime.ToString("g", culture);

    private static string Hash(string content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
#if NET
        return "'sha256-" + Convert.ToBase64String(SHA256.HashData(bytes)) + "'";
#else
        using var sha = SHA256.Create();
        return "'sha256-" + Convert.ToBase64String(sha.ComputeHash(bytes)) + "'";
#endif
    }

    private static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
