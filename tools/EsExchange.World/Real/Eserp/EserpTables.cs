using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Dapper;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.People;
using EsExchange.World.Time;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace EsExchange.World.Real.Eserp;

/// <summary>eserp's own tables, as its users see and change them; it knows nothing of the store that is tried.</summary>
internal sealed class EserpTables(EserpFile file, WorldClock clock) : IEserpDesk
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>The items alone.</summary>
    public EserpState State
    {
        get
        {
            using SqliteConnection db = file.Open();
            ILookup<long, int> staff = db.Query<(long Id, int Staff)>("SELECT AppointmentId, CAST(StaffNumber AS int) FROM ref_AppointmentParticipant").ToLookup(row => row.Id, row => row.Staff);
            return new EserpState
            {
                Appointments = db.Query<AppointmentRow>(
                    """
                    SELECT a.*, e.Name AS Equipment FROM ref_Appointment a
                    LEFT JOIN ref_AppointmentEquipment n ON n.AppointmentId = a.AppointmentId LEFT JOIN ref_Equipment e ON e.EquipmentNumber = n.EquipmentNumber
                    """).ToImmutableSortedDictionary(row => row.AppointmentId, row => new EserpRow(
                    row.Content, Parse(row.Modified), [.. staff[row.AppointmentId]], row.SeriesId is { } series ? new SeriesKey(series, Parse(row.OccurrenceStart!)) : null) { Equipment = row.Equipment }),
                Tasks = db.Query<TaskRow>("SELECT * FROM ref_Task").ToImmutableSortedDictionary(row => row.TaskId, row => new EserpRow(row.Content, Parse(row.Modified), [(int)row.StaffNumber], null)),
                Contacts = ContactRows.Read(db),
            };
        }
    }

    public void Create(ItemKind kind, EserpRow row)
    {
        using SqliteConnection db = Work();
        if (row.Content is ContactContent contact)
        {
            ContactRows.Create(db, contact, row.Staff);
            return;
        }

        using SqliteTransaction transaction = db.BeginTransaction();
        if (kind == ItemKind.Task)
        {
            db.Execute(
                "INSERT INTO ref_Task (StaffNumber, Subject, Body, DueDate, Status, PercentComplete, Importance, Sensitivity, ActivityTypeNumber) VALUES (@Staff, @Subject, @Body, @Due, @Status, @Percent, @Importance, @Sensitivity, @ActivityType)",
                Values((TaskContent)row.Content, row.Staff[0]),
                transaction);
        }
        else
        {
            long id = db.ExecuteScalar<long>(
                """
                INSERT INTO ref_Appointment (Subject, Body, Location, StartTime, EndTime, ShowAs, Importance, Sensitivity, ActivityTypeNumber)
                VALUES (@Subject, @Body, @Location, @Start, @End, @ShowAs, @Importance, @Sensitivity, @ActivityType) RETURNING AppointmentId
                """,
                Values((Appointment)row.Content),
                transaction);
            foreach (int staff in row.Staff)
                db.Execute("INSERT INTO ref_AppointmentParticipant (AppointmentId, StaffNumber) VALUES (@id, @staff)", new { id, staff }, transaction);
        }

        transaction.Commit();
    }

    public void Put(RowKey key, EserpRow row)
    {
        EserpRow before = State.Rows(key.Kind)[key.Id];
        using SqliteConnection db = Work();
        if (row.Content is ContactContent contact)
        {
            if (!contact.Equals(before.Content))
                ContactRows.Put(db, key.Id, contact);
            ContactRows.Transfer(db, key.Id, row.Staff.Except(before.Staff));
            return;
        }

        if (row.Content is TaskContent task)
        {
            db.Execute(
                $"UPDATE ref_Task SET Subject = @Subject, Body = @Body, DueDate = @Due, Status = @Status, PercentComplete = @Percent, Importance = @Importance, Sensitivity = @Sensitivity, ActivityTypeNumber = @ActivityType WHERE TaskId = {key.Id}",
                Values(task, row.Staff[0]));
        }
        else if (!row.Content.Equals(before.Content))
        {
            db.Execute(
                $"UPDATE ref_Appointment SET Subject = @Subject, Body = @Body, Location = @Location, StartTime = @Start, EndTime = @End, ShowAs = @ShowAs, Importance = @Importance, Sensitivity = @Sensitivity, ActivityTypeNumber = @ActivityType WHERE AppointmentId = {key.Id}",
                Values((Appointment)row.Content));
        }

        if (row.Equipment != before.Equipment)
        {
            db.Execute("DELETE FROM ref_AppointmentEquipment WHERE AppointmentId = @Id", new { key.Id });
            db.Execute("INSERT INTO ref_AppointmentEquipment (AppointmentId, EquipmentNumber) SELECT @Id, EquipmentNumber FROM ref_Equipment WHERE Name = @Equipment", new { key.Id, row.Equipment });
        }

        foreach (int staff in row.Staff.Except(before.Staff))
            db.Execute("INSERT INTO ref_AppointmentParticipant (AppointmentId, StaffNumber) VALUES (@Id, @staff)", new { key.Id, staff });
        foreach (int staff in before.Staff.Except(row.Staff))
            db.Execute("DELETE FROM ref_AppointmentParticipant WHERE AppointmentId = @Id AND StaffNumber = @staff", new { key.Id, staff });
    }

    /// <summary>Gives the activity types their names.</summary>
    public void Name(IEnumerable<KeyValuePair<int, string>> activityTypes)
    {
        using SqliteConnection db = Work();
        db.Execute("UPDATE ref_ActivityType SET Name = @Value WHERE ActivityTypeNumber = @Key", activityTypes);
    }

    public void Delete(RowKey key)
    {
        using SqliteConnection db = Work();
        (string table, string id) = key.Kind switch
        {
            ItemKind.Task => ("ref_Task", "TaskId"),
            ItemKind.Contact => ("ref_ContactPerson", "ContactPersonId"),
            _ => ("ref_Appointment", "AppointmentId"),
        };
        db.Execute($"DELETE FROM {table} WHERE {id} = @Id", new { key.Id });
    }

    private SqliteConnection Work()
    {
        SqliteConnection db = file.Open();
        db.Execute(EserpClock.Set(clock.Now));
        return db;
    }

    private static object Values(Appointment content)
    {
        var time = (AppointmentTime.Timed)content.Time;
        return new
        {
            content.Subject, content.Body, content.Location, Start = Text(time.Start), End = Text(time.End),
            ShowAs = (int)content.ShowAs, Importance = (int)content.Importance, Sensitivity = (int)content.Sensitivity, content.ActivityType,
        };
    }

    private static object Values(TaskContent content, int staff) => new
    {
        Staff = staff, content.Subject, content.Body, Due = content.Due is { } due ? Local.Format(due.AtMidnight()) : null,
        Status = (int)content.Progress.Status, content.Progress.Percent, Importance = (int)content.Importance, Sensitivity = (int)content.Sensitivity, content.ActivityType,
    };

    private static string Text(Instant instant) => Local.Format(instant.InZone(Zone).LocalDateTime);

    private static Instant Parse(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();

    private static LocalDateTime ParseLocal(string text) => Local.Parse(text).GetValueOrThrow();

    private static Instant At(string text) => ParseLocal(text).InZoneLeniently(Zone).ToInstant();

    private sealed class AppointmentRow
    {
        public long AppointmentId { get; init; }

        public string Subject { get; init; } = string.Empty;

        public string Body { get; init; } = string.Empty;

        public string Location { get; init; } = string.Empty;

        public string StartTime { get; init; } = string.Empty;

        public string EndTime { get; init; } = string.Empty;

        public long IsAllDay { get; init; }

        public long ShowAs { get; init; }

        public long? ReminderMinutes { get; init; }

        public long Importance { get; init; }

        public long Sensitivity { get; init; }

        public long? ActivityTypeNumber { get; init; }

        public string? Equipment { get; init; }

        public string? SeriesId { get; init; }

        public string? OccurrenceStart { get; init; }

        public string Modified { get; init; } = string.Empty;

        public Appointment Content => new()
        {
            Subject = Subject,
            Body = Body,
            Location = Location,
            Time = IsAllDay != 0 ? new AppointmentTime.AllDay(ParseLocal(StartTime).Date, ParseLocal(EndTime).Date.PlusDays(-1)) : new AppointmentTime.Timed(At(StartTime), At(EndTime)),
            ShowAs = (ShowAs)ShowAs,
            ReminderMinutes = (int?)ReminderMinutes,
            Importance = (Importance)Importance,
            Sensitivity = (Sensitivity)Sensitivity,
            ActivityType = (int?)ActivityTypeNumber,
        };
    }

    private sealed class TaskRow
    {
        public long TaskId { get; init; }

        public long StaffNumber { get; init; }

        public string Subject { get; init; } = string.Empty;

        public string Body { get; init; } = string.Empty;

        public string? StartDate { get; init; }

        public string? DueDate { get; init; }

        public string? CompletedDate { get; init; }

        public long PercentComplete { get; init; }

        public long Status { get; init; }

        public string? ReminderTime { get; init; }

        public long Importance { get; init; }

        public long Sensitivity { get; init; }

        public long? ActivityTypeNumber { get; init; }

        public string Modified { get; init; } = string.Empty;

        public TaskContent Content => new()
        {
            Subject = Subject,
            Body = Body,
            Start = Date(StartDate),
            Due = Date(DueDate),
            Progress = TaskProgress.Of((TaskState)Status, (int)PercentComplete, Date(CompletedDate)),
            Reminder = ReminderTime is { } time ? At(time) : null,
            Importance = (Importance)Importance,
            Sensitivity = (Sensitivity)Sensitivity,
            ActivityType = (int?)ActivityTypeNumber,
        };

        private static LocalDate? Date(string? text) => text is null ? null : ParseLocal(text).Date;
    }
}
