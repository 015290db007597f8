using System.Collections.Generic;
using System.Linq;
using Dapper;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;
using Microsoft.Data.Sqlite;
using NodaTime.Text;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The appointments of one staff member, read and written through the views.</summary>
internal sealed class AppointmentTable(int staffNumber, int? activityType, EserpTime time)
{
    private const string Version =
        "coalesce((SELECT max(l.Seq) FROM es_ChangeLog l WHERE l.AppointmentId = a.AppointmentId AND l.StaffNumber = @staffNumber), 0)";

    public List<EserpAppointment> Load(SqliteConnection db, SqliteTransaction? transaction, IReadOnlyCollection<long> ids) => [.. db.Query<Row>(
        $"""
        SELECT a.*, {Version} AS Version
        FROM es_Appointment a JOIN es_AppointmentParticipant p ON p.AppointmentId = a.AppointmentId AND p.StaffNumber = @staffNumber
        WHERE a.AppointmentId IN @ids
        """,
        new { staffNumber, ids },
        transaction).Select(ToAppointment)];

    public long Create(SqliteConnection db, SqliteTransaction transaction, Appointment content)
    {
        db.Execute(
            """
            INSERT INTO es_Appointment (Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber)
            VALUES (@Subject, @Body, @Location, @StartTime, @EndTime, @IsAllDay, @ShowAs, @ReminderMinutes, @Importance, @Sensitivity, @ActivityTypeNumber)
            """,
            ToRow(0, content),
            transaction);
        // The write lock is held and ids only grow: the largest one is the new one.
        long id = db.ExecuteScalar<long>("SELECT max(AppointmentId) FROM es_Appointment", transaction: transaction);
        db.Execute("INSERT INTO es_AppointmentParticipant (AppointmentId, StaffNumber) VALUES (@id, @staffNumber)", new { id, staffNumber }, transaction);
        return id;
    }

    public void Update(SqliteConnection db, SqliteTransaction transaction, long id, Appointment content) => db.Execute(
        """
        UPDATE es_Appointment SET Subject = @Subject, Body = @Body, Location = @Location, StartTime = @StartTime, EndTime = @EndTime, IsAllDay = @IsAllDay,
          ShowAs = @ShowAs, ReminderMinutes = @ReminderMinutes, Importance = @Importance, Sensitivity = @Sensitivity
        WHERE AppointmentId = @AppointmentId
        """,
        ToRow(id, content),
        transaction);

    /// <summary>Takes the staff member out, and deletes the appointment when nobody is left.</summary>
    public void Delete(SqliteConnection db, SqliteTransaction transaction, long id)
    {
        db.Execute("DELETE FROM es_AppointmentParticipant WHERE AppointmentId = @id AND StaffNumber = @staffNumber", new { id, staffNumber }, transaction);
        db.Execute(
            "DELETE FROM es_Appointment WHERE AppointmentId = @id AND NOT EXISTS (SELECT 1 FROM es_AppointmentParticipant WHERE AppointmentId = @id)", new { id }, transaction);
    }

    /// <summary>The version of an appointment for the staff member; 0 where the change log knows none.</summary>
    public long GetVersion(SqliteConnection db, SqliteTransaction transaction, long id) => db.ExecuteScalar<long>(
        "SELECT coalesce(max(Seq), 0) FROM es_ChangeLog WHERE AppointmentId = @id AND StaffNumber = @staffNumber", new { id, staffNumber }, transaction);

    public bool IsShown(SqliteConnection db, SqliteTransaction transaction, long id) => db.ExecuteScalar<int>(
        "SELECT count(*) FROM es_AppointmentParticipant WHERE AppointmentId = @id AND StaffNumber = @staffNumber", new { id, staffNumber }, transaction) > 0;

    private EserpAppointment ToAppointment(Row row) => new(
        row.AppointmentId,
        row.Version,
        new Appointment
        {
            Subject = row.Subject,
            Body = row.Body,
            Location = row.Location,
            Time = time.FromRow(row.StartTime, row.EndTime, row.IsAllDay != 0),
            ShowAs = (ShowAs)row.ShowAs,
            ReminderMinutes = (int?)row.ReminderMinutes,
            Importance = (Importance)row.Importance,
            Sensitivity = (Sensitivity)row.Sensitivity,
        },
        InstantPattern.ExtendedIso.Parse(row.Modified).Value);

    private Row ToRow(long id, Appointment content)
    {
        (string start, string end, bool isAllDay) = time.ToRow(content.Time);
        return new Row
        {
            AppointmentId = id,
            Subject = content.Subject,
            Body = content.Body,
            Location = content.Location,
            StartTime = start,
            EndTime = end,
            IsAllDay = isAllDay ? 1 : 0,
            ShowAs = (long)content.ShowAs,
            ReminderMinutes = content.ReminderMinutes,
            Importance = (long)content.Importance,
            Sensitivity = (long)content.Sensitivity,
            ActivityTypeNumber = activityType,
        };
    }

    private sealed class Row
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

        public string Modified { get; init; } = string.Empty;

        public long Version { get; init; }
    }
}
