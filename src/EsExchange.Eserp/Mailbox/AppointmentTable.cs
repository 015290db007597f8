using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The appointments of one staff member, read and written through the views.</summary>
internal sealed class AppointmentTable(int staffNumber, int? activityType, PriorityMap priorities, EserpTime time)
{
    public List<EserpAppointment> Load(Session db, IReadOnlyCollection<long> ids) => [.. db.Query<Row>(
        """
        SELECT a.AppointmentId, a.Subject, a.Body, a.Location, a.StartTime, a.EndTime, a.IsAllDay, a.ShowAs, a.ReminderMinutes, a.Importance, a.PriorityNumber, a.Sensitivity,
          a.Modified, coalesce(CAST(l.Seq AS bigint), 0) AS Version
        FROM es.Appointment a
        JOIN es.AppointmentParticipant p ON p.AppointmentId = a.AppointmentId AND p.StaffNumber = @staffNumber
        LEFT JOIN es.ChangeLog l ON l.AppointmentId = a.AppointmentId AND l.StaffNumber = @staffNumber
        WHERE a.AppointmentId IN @ids
        """,
        new { staffNumber, ids }).Select(ToAppointment)];

    public long Create(Session db, Appointment content)
    {
        Row row = ToRow(0, content);
        row.PriorityNumber = priorities.Choose(content.Importance, null, content.Importance);
        var key = new { CreationKey = row.CreationKey = Guid.NewGuid() };
        db.Execute(
            """
            INSERT INTO es.Appointment (Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber, CreationKey)
            VALUES (@Subject, @Body, @Location, @StartTime, @EndTime, @IsAllDay, @ShowAs, @ReminderMinutes, @Importance, @Sensitivity, @ActivityTypeNumber, @PriorityNumber, @CreationKey)
            """,
            row);
        long id = db.Scalar<long>("SELECT AppointmentId FROM es.Created WHERE CreationKey = @CreationKey", key);
        db.Execute("DELETE FROM es.Created WHERE CreationKey = @CreationKey", key);
        db.Execute("INSERT INTO es.AppointmentParticipant (AppointmentId, StaffNumber) VALUES (@id, @staffNumber)", new { id, staffNumber });
        return id;
    }

    public void Update(Session db, long id, Appointment content)
    {
        Row present = db.Query<Row>("SELECT PriorityNumber, Importance FROM es.Appointment WHERE AppointmentId = @id", new { id })[0];
        Row row = ToRow(id, content);
        row.PriorityNumber = priorities.Choose(content.Importance, (int?)present.PriorityNumber, (Importance)present.Importance);
        db.Execute(
            """
            UPDATE es.Appointment SET Subject = @Subject, Body = @Body, Location = @Location, StartTime = @StartTime, EndTime = @EndTime, IsAllDay = @IsAllDay,
              ShowAs = @ShowAs, ReminderMinutes = @ReminderMinutes, Importance = @Importance, PriorityNumber = @PriorityNumber, Sensitivity = @Sensitivity
            WHERE AppointmentId = @AppointmentId
            """,
            row);
    }

    /// <summary>Takes the staff member out, and deletes the appointment when nobody is left.</summary>
    public void Delete(Session db, long id)
    {
        db.Execute("DELETE FROM es.AppointmentParticipant WHERE AppointmentId = @id AND StaffNumber = @staffNumber", new { id, staffNumber });
        db.Execute(
            "DELETE FROM es.Appointment WHERE AppointmentId = @id AND NOT EXISTS (SELECT 1 FROM es.AppointmentParticipant WHERE AppointmentId = @id)", new { id });
    }

    /// <summary>Forgets the deletion of an appointment, once nothing waits for it any more.</summary>
    public void ForgetDeletion(Session db, long id) =>
        db.Execute("DELETE FROM es.ChangeLog WHERE AppointmentId = @id AND StaffNumber = @staffNumber AND IsDeleted = 1", new { id, staffNumber });

    /// <summary>The version of an appointment for the staff member; 0 where the change log knows none.</summary>
    public long GetVersion(Session db, long id) => db.Scalar<long>(
        "SELECT coalesce(max(CAST(Seq AS bigint)), 0) FROM es.ChangeLog WHERE AppointmentId = @id AND StaffNumber = @staffNumber", new { id, staffNumber });

    /// <summary>Whether the staff member takes part in the appointment, at that version; until the transaction ends nobody else changes it.</summary>
    public bool LockAt(Session db, long id, long version) =>
        db.Scalar<int>("SELECT count(*) FROM es.Appointment WITH (UPDLOCK) WHERE AppointmentId = @id", new { id }) > 0
        && db.Scalar<int>("SELECT count(*) FROM es.AppointmentParticipant WHERE AppointmentId = @id AND StaffNumber = @staffNumber", new { id, staffNumber }) > 0
        && GetVersion(db, id) == version;

    private EserpAppointment ToAppointment(Row row) => new(
        row.AppointmentId,
        row.Version,
        new Appointment
        {
            Subject = row.Subject,
            Body = row.Body,
            Location = row.Location,
            Time = time.FromRow(row.StartTime, row.EndTime, row.IsAllDay),
            ShowAs = (ShowAs)row.ShowAs,
            ReminderMinutes = (int?)row.ReminderMinutes,
            Importance = priorities.Show((int?)row.PriorityNumber, (Importance)row.Importance),
            Sensitivity = (Sensitivity)row.Sensitivity,
        },
        row.Modified);

    private Row ToRow(long id, Appointment content)
    {
        (LocalDateTime start, LocalDateTime end, bool isAllDay) = time.ToRow(content.Time);
        return new Row
        {
            AppointmentId = id,
            Subject = content.Subject,
            Body = content.Body,
            Location = content.Location,
            StartTime = start,
            EndTime = end,
            IsAllDay = isAllDay,
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

        public LocalDateTime StartTime { get; init; }

        public LocalDateTime EndTime { get; init; }

        public bool IsAllDay { get; init; }

        public long ShowAs { get; init; }

        public long? ReminderMinutes { get; init; }

        public long Importance { get; init; }

        public long? PriorityNumber { get; set; }

        public long Sensitivity { get; init; }

        public long? ActivityTypeNumber { get; init; }

        public Instant Modified { get; init; }

        public Guid CreationKey { get; set; }

        public long Version { get; init; }
    }
}
