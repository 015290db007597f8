using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Store.Recurring;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

public sealed class EwsCalendarFolderTests(EwsServer server) : IClassFixture<EwsServer>
{
    private const string Block = "--- eserp ---\nPriorität: hoch\n--- /eserp ---";

    private static readonly CancellationToken Token = CancellationToken.None;
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly EwsBox _box = server.AddMailbox();

    [Fact]
    public async Task An_appointment_is_read_with_its_marks_and_its_content_without_them()
    {
        CalendarItem stored = _box.AddAppointment("Richtfest", "s-1", item =>
        {
            item.Location = "Bonn";
            item.Body = ItemBody.Text("Zeile\n\n" + Block);
            item.Categories = ["Privat", "ES_5_Aufgabe"];
        });

        ExchangeItem read = await ReadAsync(_box.Open(ItemKind.Appointment, tagged: true), stored.ItemId);

        Assert.Equal(new ExchangeItemId(stored.ItemId, stored.ChangeKey), read.Item);
        Assert.Equal(new ItemMarks("s-1", "ES_5_Aufgabe", "Priorität: hoch"), read.Marks);
        Assert.Equal(["Privat", "ES_5_Aufgabe"], read.Categories);
        Assert.Equal((Seconds(stored.Created), Seconds(stored.LastModified)), (read.Created, read.Modified));
        Assert.Equal((false, false, null, null, null), (read.IsSeries, read.IsMeeting, read.MeetingId, read.Series, read.Html));
        Assert.Equal(Content("Richtfest") with { Location = "Bonn", Body = "Zeile", ActivityType = 5, ReminderMinutes = null }, read.Content);
    }

    [Fact]
    public async Task A_meeting_is_known_by_what_all_its_copies_have_in_common()
    {
        CalendarItem meeting = _box.AddAppointment("A", more: item => item.Organizer = "otto@anderswo.example");
        CalendarItem series = _box.AddAppointment("B", more: item => Weekly(item).Organizer = "otto@anderswo.example");
        IExchangeFolder folder = _box.Open(ItemKind.Appointment);

        ExchangeItem read = await ReadAsync(folder, meeting.ItemId), master = await ReadAsync(folder, series.ItemId);

        Assert.Equal((true, meeting.Uid), (read.IsMeeting, read.MeetingId));
        Assert.Equal((true, null, true), (master.IsMeeting, master.MeetingId, master.IsSeries));
    }

    [Fact]
    public async Task An_occurrence_is_known_by_its_series_and_where_the_series_puts_it()
    {
        CalendarItem master = _box.AddAppointment("A", more: item => Weekly(item));
        IReadOnlyList<CalendarItem> shown = _box.Mailbox.Calendar.View(EwsBox.Nine, EwsBox.Nine + Duration.FromDays(30));
        _box.Mailbox.Calendar.Change<CalendarItem>(shown[1].ItemId, item => (item.Start, item.End) = (item.Start + Hour, item.End + Hour));
        IExchangeFolder folder = _box.Open(ItemKind.Appointment);

        ExchangeItem series = await ReadAsync(folder, master.ItemId), occurrence = await ReadAsync(folder, shown[0].ItemId), moved = await ReadAsync(folder, shown[1].ItemId);

        Assert.Equal((true, master.Uid), (series.IsSeries, series.Series!.SeriesId));
        Assert.Equal((false, new SeriesKey(master.Uid!, EwsBox.Nine)), (occurrence.IsSeries, occurrence.Series));
        Assert.Equal((false, new SeriesKey(master.Uid!, EwsBox.Nine + Duration.FromDays(7))), (moved.IsSeries, moved.Series));
    }

    [Fact]
    public async Task A_window_shows_the_occurrences_of_series_and_no_single_appointments()
    {
        CalendarItem master = _box.AddAppointment("A", more: item => Weekly(item));
        _box.AddAppointment("B");
        Instant second = EwsBox.Nine + Duration.FromDays(7), third = second + Duration.FromDays(7);
        CalendarItem moved = _box.Mailbox.Calendar.View(second, second + Hour)[0];
        _box.Mailbox.Calendar.Change<CalendarItem>(moved.ItemId, item => (item.Start, item.End) = (item.Start + Hour, item.End + Hour));

        IReadOnlyList<ExchangeOccurrence> shown = await _box.Open(ItemKind.Appointment).GetOccurrencesAsync(new Interval(EwsBox.Nine, third), Token);

        Assert.Equal(
            [(new SeriesKey(master.Uid!, EwsBox.Nine), EwsBox.Nine), (new SeriesKey(master.Uid!, second), second + Hour)],
            shown.Select(occurrence => (occurrence.Series, occurrence.Start)));
        CalendarItem stored = (CalendarItem)_box.Mailbox.Calendar.Find(moved.ItemId)!;
        Assert.Equal(new ExchangeItemId(stored.ItemId, stored.ChangeKey), shown[1].Item);
    }

    [Fact]
    public async Task A_window_is_asked_for_in_whole_seconds()
    {
        _box.AddAppointment("A", more: item => Weekly(item));
        Instant late = EwsBox.Nine + Hour - Duration.FromMilliseconds(1), soon = EwsBox.Nine + Duration.FromMilliseconds(1);
        IExchangeFolder folder = _box.Open(ItemKind.Appointment);

        Assert.Single(await folder.GetOccurrencesAsync(new Interval(late, late + Hour), Token));
        Assert.Empty(await folder.GetOccurrencesAsync(new Interval(EwsBox.Nine - Hour, soon), Token));
    }

    [Fact]
    public async Task A_new_appointment_carries_its_marks()
    {
        Appointment content = Content("Richtfest") with { Location = "Bonn", Body = "Zeile", ReminderMinutes = 30, ActivityType = 5 };

        await _box.Open(ItemKind.Appointment, tagged: true).CreateAsync([new NewExchangeItem(new ItemMarks("s-1", "ES_5_Aufgabe", "Priorität: hoch"), content)], Token);

        CalendarItem stored = Assert.Single(_box.Mailbox.Calendar.List<CalendarItem>());
        Assert.Equal(("Richtfest", "Bonn", "Zeile\n\n" + Block), (stored.Subject, stored.Location, Lines(stored)));
        Assert.Equal((EwsBox.Nine, EwsBox.Nine + Hour, "W. Europe Standard Time", 30), (stored.Start, stored.End, stored.StartTimeZone, stored.ReminderMinutesBeforeStart));
        Assert.Equal(["ES_5_Aufgabe"], stored.Categories);
        Assert.Equal("s-1", EwsBox.StampOf(stored));
    }

    [Fact]
    public async Task An_update_writes_its_fields_and_marks_and_leaves_the_rest()
    {
        CalendarItem stored = _box.AddAppointment("A", "s-1", item => item.Categories = ["Privat", "ES_1_Kundentermin"]);
        IExchangeFolder folder = _box.Open(ItemKind.Appointment, tagged: true);
        ExchangeItem read = await ReadAsync(folder, stored.ItemId);
        Appointment target = Content("other") with { Location = "Bonn", Body = "Zeile", ActivityType = 5 };

        await folder.UpdateAsync([new ExchangeUpdate(read, target, [ItemField.Location, ItemField.Body, ItemField.ActivityType], new ItemMarks("s-2", "ES_5_Aufgabe", "Priorität: hoch"))], Token);

        CalendarItem written = Assert.Single(_box.Mailbox.Calendar.List<CalendarItem>());
        Assert.Equal(("A", "Bonn", "Zeile\n\n" + Block, "s-2"), (written.Subject, written.Location, Lines(written), EwsBox.StampOf(written)));
        Assert.Equal(["Privat", "ES_5_Aufgabe"], written.Categories);
    }

    [Fact]
    public async Task An_update_of_a_time_keeps_to_the_zone_of_eserp()
    {
        CalendarItem stored = _box.AddAppointment("A", more: item => item.StartTimeZone = item.EndTimeZone = "Tokyo Standard Time");
        IExchangeFolder folder = _box.Open(ItemKind.Appointment);
        ExchangeItem read = await ReadAsync(folder, stored.ItemId);

        await folder.UpdateAsync([new ExchangeUpdate(read, Content("A") with { Time = new AppointmentTime.AllDay(new LocalDate(2027, 2, 1), new LocalDate(2027, 2, 1)) }, [ItemField.Time], read.Marks)], Token);

        CalendarItem written = Assert.Single(_box.Mailbox.Calendar.List<CalendarItem>());
        Assert.Equal((true, Instant.FromUtc(2027, 1, 31, 23, 0), "W. Europe Standard Time"), (written.IsAllDay, written.Start, written.StartTimeZone));
    }

    [Fact]
    public async Task An_all_day_appointment_of_no_zone_lies_on_the_dates_of_eserps_zone()
    {
        CalendarItem stored = _box.AddAppointment("A", more: item =>
        {
            (item.IsAllDay, item.StartTimeZone, item.EndTimeZone) = (true, null, null);
            (item.Start, item.End) = (Instant.FromUtc(2027, 1, 31, 23, 0), Instant.FromUtc(2027, 2, 1, 23, 0));
        });

        ExchangeItem read = await ReadAsync(_box.Open(ItemKind.Appointment), stored.ItemId);

        Assert.Equal(new AppointmentTime.AllDay(new LocalDate(2027, 2, 1), new LocalDate(2027, 2, 1)), ((Appointment)read.Content).Time);
    }

    [Fact]
    public async Task HTML_is_kept_where_the_connection_says_so()
    {
        CalendarItem stored = _box.AddAppointment("A", more: item => item.Body = ItemBody.Html("<html><body><div><b>eins</b></div><div>zwei</div></body></html>"));
        IExchangeFolder folder = _box.Open(ItemKind.Appointment, keepsHtml: true);
        ExchangeItem read = await ReadAsync(folder, stored.ItemId), plain = await ReadAsync(_box.Open(ItemKind.Appointment), stored.ItemId);

        await folder.UpdateAsync([new ExchangeUpdate(read, (Appointment)read.Content with { Body = "eins\ndrei" }, [ItemField.Body], read.Marks)], Token);

        Assert.Equal((stored.Body.Content, "eins\nzwei"), (read.Html, ((Appointment)read.Content).Body));
        Assert.Null(plain.Html);
        CalendarItem written = Assert.Single(_box.Mailbox.Calendar.List<CalendarItem>());
        Assert.True(written.Body.IsHtml);
        Assert.Contains("<b>eins</b>", written.Body.Content, StringComparison.Ordinal);
        Assert.Contains("drei", written.Body.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Categories_are_offered_once()
    {
        CategoryStyle[] styles = [new CategoryStyle(1, "ES_1_Kundentermin", 3), new CategoryStyle(5, "ES_5_Aufgabe", null)];
        IExchangeFolder folder = _box.Open(ItemKind.Appointment);

        Assert.True(await folder.OfferCategoriesAsync(styles, Token));
        Assert.False(await folder.OfferCategoriesAsync(styles, Token));

        Assert.Contains("name=\"ES_1_Kundentermin\" color=\"3\"", _box.OfferedCategories, StringComparison.Ordinal);
        Assert.Contains("name=\"ES_5_Aufgabe\"", _box.OfferedCategories, StringComparison.Ordinal);
    }

    [Fact]
    public void What_Exchange_cannot_show_counts_as_no_difference()
    {
        Appointment content = Content("A\nB") with { Body = "a\tb ", ActivityType = null };

        Assert.Equal(Content("A B") with { Body = "a\tb" }, _box.Open(ItemKind.Appointment).ToExchangeForm(content with { ActivityType = 5 }));
        Assert.Equal(
            Content("A B") with { Body = "a    b", ActivityType = 5 },
            _box.Open(ItemKind.Appointment, tagged: true, defaultActivityType: 5, keepsHtml: true).ToExchangeForm(content));
    }

    private static CalendarItem Weekly(CalendarItem item)
    {
        item.Recurrence = new Recurrence(new WeeklyPattern(1, DaysOfWeek.Monday), new RecurrenceRange(new LocalDate(2027, 1, 4), Count: 3));
        return item;
    }

    private static string Lines(Item item) => item.Body.Content.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static Instant Seconds(Instant time) => Instant.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static Appointment Content(string subject) => new() { Subject = subject, Time = new AppointmentTime.Timed(EwsBox.Nine, EwsBox.Nine + Hour) };

    private static async Task<ExchangeItem> ReadAsync(IExchangeFolder folder, string itemId) => (await folder.LoadAsync([itemId], Token))[0].Item!;
}
