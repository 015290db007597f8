using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Database;
using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using NodaTime;
using NodaTime.TimeZones;

namespace EsExchange.Eserp.Mailbox;

/// <summary>The tasks of one staff member. eserp may note a time of day beside a date; it stays as long as the date does.</summary>
internal sealed class TaskTable(int staffNumber, ItemOptions options, DateTimeZone zone) : IItemTable
{
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    private readonly VersionTable _versions = new(staffNumber, ItemKind.Task);

    public ItemKind Kind => ItemKind.Task;

    public string Owners => "es.Task";

    public string IdColumn => "TaskId";

    public List<EserpItem> Load(Session db, IReadOnlyCollection<long> ids)
    {
        Dictionary<long, long> versions = _versions.Get(db, ids);
        return [.. db.QueryPieces<Row, long>(
            """
            SELECT t.TaskId, t.Subject, t.Body, t.StartDate, t.DueDate, t.CompletedDate, t.PercentComplete, t.Status, t.ReminderTime, t.Importance, t.PriorityNumber, t.Sensitivity,
              t.ActivityTypeNumber, t.Modified, r.Name AS PriorityName
            FROM es.Task t
            LEFT JOIN es.Priority r ON r.PriorityNumber = t.PriorityNumber
            WHERE t.StaffNumber = @staffNumber AND t.TaskId IN @piece
            """,
            ids,
            piece => new { staffNumber, piece }).Select(row => ToItem(row, versions))];
    }

    public long Create(Session db, ItemContent content, SeriesKey? series)
    {
        var task = (TaskContent)content;
        Row row = ToRow(0, task, new Row());
        row.PriorityNumber = options.Priorities.Choose(task.Importance, null, task.Importance);
        row.ActivityTypeNumber = task.ActivityType ?? options.DefaultActivityType;
        row.CreationKey = Creation.NewKey();
        db.Execute(
            """
            INSERT INTO es.Task (StaffNumber, Subject, Body, StartDate, DueDate, CompletedDate, PercentComplete, Status, ReminderTime, Importance, Sensitivity, ActivityTypeNumber,
              PriorityNumber, CreationKey)
            VALUES (@StaffNumber, @Subject, @Body, @StartDate, @DueDate, @CompletedDate, @PercentComplete, @Status, @ReminderTime, @Importance, @Sensitivity, @ActivityTypeNumber,
              @PriorityNumber, @CreationKey)
            """,
            row);
        return Creation.TakeId(db, row.CreationKey);
    }

    public void Update(Session db, long id, ItemContent content, SeriesKey? series)
    {
        var task = (TaskContent)content;
        Row present = db.Query<Row>("SELECT StartDate, DueDate, CompletedDate, PriorityNumber, Importance, ActivityTypeNumber FROM es.Task WHERE TaskId = @id", new { id })[0];
        Row row = ToRow(id, task, present);
        row.PriorityNumber = options.Priorities.Choose(task.Importance, (int?)present.PriorityNumber, (Importance)present.Importance);
        row.ActivityTypeNumber = task.ActivityType ?? present.ActivityTypeNumber;
        db.Execute(
            """
            UPDATE es.Task SET Subject = @Subject, Body = @Body, StartDate = @StartDate, DueDate = @DueDate, CompletedDate = @CompletedDate, PercentComplete = @PercentComplete,
              Status = @Status, ReminderTime = @ReminderTime, Importance = @Importance, PriorityNumber = @PriorityNumber, Sensitivity = @Sensitivity,
              ActivityTypeNumber = @ActivityTypeNumber
            WHERE TaskId = @TaskId
            """,
            row);
    }

    public void Delete(Session db, long id) => db.Execute("DELETE FROM es.Task WHERE TaskId = @id AND StaffNumber = @staffNumber", new { id, staffNumber });

    public bool Lock(Session db, long id) =>
        db.Scalar<int>("SELECT count(*) FROM es.Task WITH (UPDLOCK) WHERE TaskId = @id AND StaffNumber = @staffNumber", new { id, staffNumber }) > 0;

    public ItemContent ToForm(ItemContent content)
    {
        var task = (TaskContent)content;
        return task with { Reminder = ToInstant(ToLocal(task.Reminder)), ActivityType = options.ShowActivityType(task.ActivityType) };
    }

    private EserpItem ToItem(Row row, Dictionary<long, long> versions) => new(
        row.TaskId,
        versions[row.TaskId],
        new TaskContent
        {
            Subject = row.Subject,
            Body = row.Body,
            Start = row.StartDate?.Date,
            Due = row.DueDate?.Date,
            Progress = TaskProgress.Of((TaskState)row.Status, (int)row.PercentComplete, row.CompletedDate?.Date),
            Reminder = ToInstant(row.ReminderTime),
            Importance = options.Priorities.Show((int?)row.PriorityNumber, (Importance)row.Importance),
            Sensitivity = (Sensitivity)row.Sensitivity,
            ActivityType = options.ShowActivityType(row.ActivityTypeNumber),
        },
        row.Modified)
    {
        TextBlock = TextBlock.Lines(options.ShowsPriority ? row.PriorityName : null, []),
    };

    private Row ToRow(long id, TaskContent content, Row present) => new()
    {
        TaskId = id,
        StaffNumber = staffNumber,
        Subject = content.Subject,
        Body = content.Body,
        StartDate = Keep(content.Start, present.StartDate),
        DueDate = Keep(content.Due, present.DueDate),
        CompletedDate = Keep(content.Progress.Completed, present.CompletedDate),
        PercentComplete = content.Progress.Percent,
        Status = (long)content.Progress.Status,
        ReminderTime = ToLocal(content.Reminder),
        Importance = (long)content.Importance,
        Sensitivity = (long)content.Sensitivity,
    };

    private static LocalDateTime? Keep(LocalDate? date, LocalDateTime? present) => present?.Date == date ? present : date?.AtMidnight();

    private LocalDateTime? ToLocal(Instant? instant) => instant?.InZone(zone).LocalDateTime.With(TimeAdjusters.TruncateToSecond);

    private Instant? ToInstant(LocalDateTime? local) => local?.InZone(zone, Resolver).ToInstant();

    private sealed class Row
    {
        public long TaskId { get; init; }

        public int StaffNumber { get; init; }

        public string Subject { get; init; } = string.Empty;

        public string Body { get; init; } = string.Empty;

        public LocalDateTime? StartDate { get; init; }

        public LocalDateTime? DueDate { get; init; }

        public LocalDateTime? CompletedDate { get; init; }

        public long PercentComplete { get; init; }

        public long Status { get; init; }

        public LocalDateTime? ReminderTime { get; init; }

        public long Importance { get; init; }

        public long? PriorityNumber { get; set; }

        public string? PriorityName { get; init; }

        public long Sensitivity { get; init; }

        public long? ActivityTypeNumber { get; set; }

        public Instant Modified { get; init; }

        public Guid CreationKey { get; set; }
    }
}
