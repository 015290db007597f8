using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The appointments of one staff member.</summary>
internal sealed class AppointmentTable(int staffNumber, ItemOptions options, EserpTime time) : IItemTable
{
    /// <summary>
    /// Deletes an appointment in which nobody takes part any more. Whoever is just being added is waited for, also where the database reads snapshots, and
    /// whoever comes later waits: the locks on the participants, and on where they would stand, are held until the transaction ends.
    /// </summary>
    private const string DeleteAbandoned =
        "DELETE FROM es.Appointment WHERE AppointmentId = @id AND NOT EXISTS (SELECT 1 FROM es.AppointmentParticipant WITH (HOLDLOCK) WHERE AppointmentId = @id)";

    private readonly VersionTable _versions = new(staffNumber, ItemKind.Appointment);

    public ItemKind Kind => ItemKind.Appointment;

    public string Owners => "es.AppointmentParticipant";

    public string IdColumn => "AppointmentId";

    public List<EserpItem> Load(Session db, IReadOnlyCollection<long> ids)
    {
        Dictionary<long, long> versions = _versions.Get(db, ids);
        List<Row> rows = db.QueryPieces<Row, long>(
            """
            SELECT a.AppointmentId, a.Subject, a.Body, a.Location, a.StartTime, a.EndTime, a.IsAllDay, a.ShowAs, a.ReminderMinutes, a.Importance, a.PriorityNumber, a.Sensitivity,
              a.ActivityTypeNumber, a.SeriesId, a.OccurrenceStart, a.Modified, r.Name AS PriorityName
            FROM es.Appointment a
            JOIN es.AppointmentParticipant p ON p.AppointmentId = a.AppointmentId AND p.StaffNumber = @staffNumber
            LEFT JOIN es.Priority r ON r.PriorityNumber = a.PriorityNumber
            WHERE a.AppointmentId IN @piece
            """,
            ids,
            piece => new { staffNumber, piece });
        ILookup<long, string> equipment = options.ShowsEquipment ? Equipment(db, ids) : Enumerable.Empty<long>().ToLookup(id => id, _ => string.Empty);
        return [.. rows.Select(row => ToItem(row, versions, [.. equipment[row.AppointmentId]]))];
    }

    /// <summary>The appointments that are occurrences of the given series.</summary>
    public List<EserpOccurrence> FindBySeries(Session db, IReadOnlyCollection<string> seriesIds) => [.. db.QueryPieces<Row, string>(
        """
        SELECT a.AppointmentId, a.SeriesId, a.OccurrenceStart
        FROM es.Appointment a JOIN es.AppointmentParticipant p ON p.AppointmentId = a.AppointmentId AND p.StaffNumber = @staffNumber
        WHERE a.SeriesId IN @piece AND a.OccurrenceStart IS NOT NULL
        """,
        seriesIds,
        piece => new { staffNumber, piece }).Select(row => new EserpOccurrence(row.AppointmentId, row.Series!))];

    public long Create(Session db, ItemContent content, SeriesKey? series)
    {
        var appointment = (Appointment)content;
        Row row = ToRow(0, appointment);
        row.PriorityNumber = options.Priorities.Choose(appointment.Importance, null, appointment.Importance);
        row.ActivityTypeNumber = appointment.ActivityType ?? options.DefaultActivityType;
        row.SeriesId = series?.SeriesId;
        row.OccurrenceStart = series?.Start;
        row.CreationKey = Creation.NewKey();
        db.Execute(
            """
            INSERT INTO es.Appointment (Subject, Body, Location, StartTime, EndTime, IsAllDay, ShowAs, ReminderMinutes, Importance, Sensitivity, ActivityTypeNumber, PriorityNumber,
              SeriesId, OccurrenceStart, CreationKey)
            VALUES (@Subject, @Body, @Location, @StartTime, @EndTime, @IsAllDay, @ShowAs, @ReminderMinutes, @Importance, @Sensitivity, @ActivityTypeNumber, @PriorityNumber,
              @SeriesId, @OccurrenceStart, @CreationKey)
            """,
            row);
        long id = Creation.TakeId(db, row.CreationKey);
        AddParticipant(db, id);
        return id;
    }

    public void Update(Session db, long id, ItemContent content, SeriesKey? series)
    {
        var appointment = (Appointment)content;
        Row present = db.Query<Row>("SELECT PriorityNumber, Importance, ActivityTypeNumber FROM es.Appointment WHERE AppointmentId = @id", new { id })[0];
        Row row = ToRow(id, appointment);
        row.PriorityNumber = options.Priorities.Choose(appointment.Importance, (int?)present.PriorityNumber, (Importance)present.Importance);
        row.ActivityTypeNumber = appointment.ActivityType ?? present.ActivityTypeNumber;
        row.SeriesId = series?.SeriesId;
        row.OccurrenceStart = series?.Start;
        db.Execute(
            """
            UPDATE es.Appointment SET Subject = @Subject, Body = @Body, Location = @Location, StartTime = @StartTime, EndTime = @EndTime, IsAllDay = @IsAllDay,
              ShowAs = @ShowAs, ReminderMinutes = @ReminderMinutes, Importance = @Importance, PriorityNumber = @PriorityNumber, Sensitivity = @Sensitivity,
              ActivityTypeNumber = @ActivityTypeNumber, SeriesId = @SeriesId, OccurrenceStart = @OccurrenceStart
            WHERE AppointmentId = @AppointmentId
            """,
            row);
    }

    /// <summary>Says which occurrence of which series an appointment is, and touches nothing that it shows.</summary>
    public static void SetSeries(Session db, long id, SeriesKey? series) => db.Execute(
        "UPDATE es.Appointment SET SeriesId = @seriesId, OccurrenceStart = @start WHERE AppointmentId = @id", new { id, seriesId = series?.SeriesId, start = series?.Start });

    public void Delete(Session db, long id)
    {
        db.Execute("DELETE FROM es.AppointmentParticipant WHERE AppointmentId = @id AND StaffNumber = @staffNumber", new { id, staffNumber });
        db.Execute(DeleteAbandoned, new { id });
    }

    /// <summary>Makes the staff member take part again in an appointment that is still there, and changes nothing else of it.</summary>
    /// <returns>What it shows; null where there is no such appointment, and nothing was written.</returns>
    public ItemContent? Rejoin(Session db, long id)
    {
        if (!LockAnybodys(db, id))
            return null;
        if (!TakesPart(db, id))
            AddParticipant(db, id);
        return Load(db, [id])[0].Content;
    }

    public bool Lock(Session db, long id) => LockAnybodys(db, id) && TakesPart(db, id);

    public ItemContent ToForm(ItemContent content)
    {
        var appointment = (Appointment)content;
        (LocalDateTime start, LocalDateTime end, bool isAllDay) = time.ToRow(appointment.Time);
        return appointment with { Time = time.FromRow(start, end, isAllDay), ActivityType = options.ShowActivityType(appointment.ActivityType) };
    }

    private static bool LockAnybodys(Session db, long id) =>
        db.Scalar<int>("SELECT count(*) FROM es.Appointment WITH (UPDLOCK) WHERE AppointmentId = @id", new { id }) > 0;

    private bool TakesPart(Session db, long id) =>
        db.Scalar<int>("SELECT count(*) FROM es.AppointmentParticipant WHERE AppointmentId = @id AND StaffNumber = @staffNumber", new { id, staffNumber }) > 0;

    private void AddParticipant(Session db, long id) =>
        db.Execute("INSERT INTO es.AppointmentParticipant (AppointmentId, StaffNumber) VALUES (@id, @staffNumber)", new { id, staffNumber });

    private static ILookup<long, string> Equipment(Session db, IReadOnlyCollection<long> ids) => db.QueryPieces<EquipmentRow, long>(
        """
        SELECT e.AppointmentId, q.Name, e.Quantity
        FROM es.AppointmentEquipment e JOIN es.Equipment q ON q.EquipmentNumber = e.EquipmentNumber
        WHERE e.AppointmentId IN @piece ORDER BY e.AppointmentId, e.EquipmentNumber
        """,
        ids,
        piece => new { piece }).ToLookup(row => row.AppointmentId, row => row.Quantity == 1 ? row.Name : $"{row.Quantity} x {row.Name}");

    private EserpItem ToItem(Row row, Dictionary<long, long> versions, IReadOnlyCollection<string> equipment) => new(
        row.AppointmentId,
        versions[row.AppointmentId],
        new Appointment
        {
            Subject = row.Subject,
            Body = row.Body,
            Location = row.Location,
            Time = time.FromRow(row.StartTime, row.EndTime, row.IsAllDay),
            ShowAs = (ShowAs)row.ShowAs,
            ReminderMinutes = (int?)row.ReminderMinutes,
            Importance = options.Priorities.Show((int?)row.PriorityNumber, (Importance)row.Importance),
            Sensitivity = (Sensitivity)row.Sensitivity,
            ActivityType = options.ShowActivityType(row.ActivityTypeNumber),
        },
        row.Modified)
    {
        TextBlock = TextBlock.Lines(options.ShowsPriority ? row.PriorityName : null, equipment),
        Series = row.Series,
    };

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

        public string? PriorityName { get; init; }

        public long Sensitivity { get; init; }

        public long? ActivityTypeNumber { get; set; }

        public string? SeriesId { get; set; }

        public Instant? OccurrenceStart { get; set; }

        public Instant Modified { get; init; }

        public Guid CreationKey { get; set; }

        public SeriesKey? Series => SeriesId is null || OccurrenceStart is null ? null : new SeriesKey(SeriesId, OccurrenceStart.Value);
    }

    private sealed class EquipmentRow
    {
        public long AppointmentId { get; init; }

        public string Name { get; init; } = string.Empty;

        public long Quantity { get; init; }
    }
}
