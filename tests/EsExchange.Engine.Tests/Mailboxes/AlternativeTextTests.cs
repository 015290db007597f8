using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Runs;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

/// <summary>Manual: "Alternative Text-Synchronisation".</summary>
public sealed partial class AlternativeTextTests
{
    private const string Html =
        "<html><head><style>p.MsoNormal {margin:0cm}</style></head><body lang=DE><div class=WordSection1>\n<p class=MsoNormal>Bitte <b>Leiter</b> mitnehmen<o:p></o:p></p>\n"
        + "<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n<p class=MsoNormal style='color:red'>Schl&uuml;ssel bei <a href=\"https://example.com/?a=1&amp;b=2\">B&ouml;hm</a><o:p></o:p></p>\n</div></body></html>";

    private const string Text = "Bitte Leiter mitnehmen\n\nSchlüssel bei Böhm";

    [Fact]
    public async Task Html_stays_to_the_character_while_its_text_is_unchanged()
    {
        await using SyncWorld world = await WithHtmlAsync();
        Assert.Equal(Text, world.Appointment("Aufmaß").Body);

        world.User.Change(world.Appointment("Aufmaß").AppointmentId, "Location", "Köln");
        await world.SyncAsync();

        Assert.Equal(("Köln", Html), (world.Item("Aufmaß").Location, world.Item("Aufmaß").Body!.Content));
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_changed_line_leaves_the_markup_of_the_others()
    {
        await using SyncWorld world = await WithHtmlAsync();
        world.User.Change(world.Appointment("Aufmaß").AppointmentId, "Body", "Bitte Leiter mitnehmen\n\nSchlüssel < Hausmeister");
        await world.SyncAsync();

        ItemBody body = world.Item("Aufmaß").Body!;
        Assert.True(body.IsHtml);
        Assert.Contains("<p class=MsoNormal>Bitte <b>Leiter</b> mitnehmen<o:p></o:p></p>", body.Content, StringComparison.Ordinal);
        Assert.Contains("Schlüssel &lt; Hausmeister", body.Content, StringComparison.Ordinal);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task Priority_and_equipment_come_and_go_within_html_and_leave_it_as_it_was()
    {
        await using SyncWorld world = await WithHtmlAsync();
        long id = world.Appointment("Aufmaß").AppointmentId;
        world.Sql("INSERT INTO ref_Priority VALUES (3, 'hoch')");
        await world.SetAsync(connection => connection with { PriorityAsText = true });
        world.User.Change(id, "PriorityNumber", "3");
        await world.SyncAsync();

        string marked = world.Item("Aufmaß").Body!.Content;
        Assert.Contains("Priorität: hoch", marked, StringComparison.Ordinal);
        Assert.StartsWith(Html[..Html.IndexOf("\n</div>", StringComparison.Ordinal)], marked, StringComparison.Ordinal);
        Assert.Equal(Text, world.Appointment("Aufmaß").Body);
        await world.AssertIdleAsync();

        await world.SetAsync(connection => connection with { PriorityAsText = false });
        await world.SyncAsync();
        Assert.Equal(Html, world.Item("Aufmaß").Body!.Content);
        Assert.Equal(Text, world.Appointment("Aufmaß").Body);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_hundred_round_trips_through_Outlooks_editor_leave_the_text_unchanged()
    {
        await using SyncWorld world = await WithHtmlAsync();
        long id = world.Appointment("Aufmaß").AppointmentId;
        world.Sql("INSERT INTO ref_Priority VALUES (3, 'hoch'), (4, 'sehr hoch')");
        await world.SetAsync(connection => connection with { PriorityAsText = true });
        for (int trip = 0; trip < 100; trip++)
        {
            world.User.Change(id, "PriorityNumber", trip % 2 == 0 ? "3" : "4");
            await world.SyncAsync();
            world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, item =>
            {
                item.Body = new ItemBody(Outlook(item.Body!.Content), true);
                item.Location = $"Halle {trip}";
            });
            MailboxResult back = await world.SyncAsync();
            Assert.Equal(new WriteCounts(0, 1, 0), back.Eserp);
            Assert.Equal(Text, world.Appointment("Aufmaß").Body);
        }

        string last = world.Item("Aufmaß").Body!.Content;
        Assert.Contains("<b>Leiter</b>", last, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(last, "Priorit&auml;t: sehr hoch"));
        Assert.InRange(last.Length, Html.Length, 2 * Html.Length);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task Tasks_keep_their_html_too()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        await world.SetAsync(connection => connection with { AlternativeTextSync = true });
        world.Mailbox.Tasks.Add(new TaskItem { Subject = "Angebot", Body = new ItemBody(Html, true) });
        await world.SyncAsync();
        Assert.Equal(Text, world.User.Scalar("SELECT Body FROM ref.Task"));

        world.Sql("UPDATE ref_Task SET Importance = 2");
        await world.SyncAsync();
        Assert.Equal(Html, Assert.Single(world.Mailbox.Tasks.List<TaskItem>()).Body!.Content);

        world.Sql("UPDATE ref_Task SET Body = Body || char(10) || 'Ende'");
        await world.SyncAsync();
        string body = Assert.Single(world.Mailbox.Tasks.List<TaskItem>()).Body!.Content;
        Assert.Contains("<b>Leiter</b>", body, StringComparison.Ordinal);
        Assert.Contains("Ende", body, StringComparison.Ordinal);
        await world.AssertIdleAsync();
    }

    [Theory]
    [InlineData("mit\tTabulator und Leerzeichen  \n  eingerückt")]
    [InlineData("a < b & c > d \"e\"\n\n\n<b>kein HTML</b>")]
    [InlineData("")]
    public async Task A_text_of_eserp_crosses_and_nothing_comes_back(string text)
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        await world.SetAsync(connection => connection with { AlternativeTextSync = true });
        long id = world.AddAppointment("Aufmaß");
        world.User.Change(id, "Body", text);
        await world.SyncAsync();
        await world.AssertIdleAsync();

        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, item => item.Location = "Halle");
        await world.SyncAsync();
        Assert.Equal(text, world.Appointment("Aufmaß").Body);
        await world.AssertIdleAsync();
    }

    private static async Task<SyncWorld> WithHtmlAsync()
    {
        SyncWorld world = await SyncWorld.CreateAsync();
        await world.SetAsync(connection => connection with { AlternativeTextSync = true });
        CalendarItem item = world.AddItem("Aufmaß");
        world.Mailbox.Calendar.Change<CalendarItem>(item.ItemId, i => i.Body = new ItemBody(Html, true));
        await world.SyncAsync();
        return world;
    }

    /// <summary>What Outlook's editor makes of a body when its user saves the item.</summary>
    private static string Outlook(string html)
    {
        html = Block().Replace(html, "<p class=MsoNormal>$1<o:p></o:p></p>\n");
        html = Line().Replace(html, "<p class=MsoNormal$1>$2<o:p></o:p></p>\n");
        html = html.Replace("<p class=MsoNormal><br><o:p></o:p></p>", "<p class=MsoNormal><o:p>&nbsp;</o:p></p>", StringComparison.Ordinal);
        html = html.Replace("--- eserp", "---&nbsp;eserp", StringComparison.Ordinal).Replace("Priorität", "Priorit&auml;t", StringComparison.Ordinal);
        return html.Replace("</p>\n\n", "</p>\n", StringComparison.Ordinal);
    }

    [GeneratedRegex("<div>(.*?)</div>")]
    private static partial Regex Block();

    [GeneratedRegex("<p class=MsoNormal([^>]*)>((?:(?!<o:p>).)*?)</p>")]
    private static partial Regex Line();
}
