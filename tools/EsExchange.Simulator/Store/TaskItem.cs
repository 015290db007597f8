using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using EsExchange.Simulator.Store.Recurring;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>A task. Status, percentage and date of completion always agree: whichever is set last decides over the others.</summary>
public sealed class TaskItem : Item
{
    private TaskProgress _status;
    private double _percentComplete;
    private Instant? _completeDate;

    [SetsRequiredMembers]
    public TaskItem() => ItemClass = "IPM.Task";

    /// <summary>A date of the owner's own calendar, in no zone (MS-OXOTASK 2.2.2.2.4).</summary>
    public LocalDate? StartDate { get; set; }

    /// <summary>A date of the owner's own calendar, in no zone, and never before the start (MS-OXOTASK 2.2.2.2.5).</summary>
    public LocalDate? DueDate { get; set; }

    /// <summary>When it was completed; given when a completed task is stored without one.</summary>
    public Instant? CompleteDate
    {
        get => _completeDate;
        set
        {
            Status = value is null ? TaskProgress.NotStarted : TaskProgress.Completed;
            _completeDate = value;
        }
    }

    public TaskProgress Status
    {
        get => _status;
        set
        {
            var wasComplete = IsComplete;
            _status = value;
            _percentComplete = value switch
            {
                TaskProgress.Completed => 100,
                TaskProgress.NotStarted => 0,
                _ => wasComplete ? 0 : _percentComplete,
            };
            if (!IsComplete)
                _completeDate = null;
        }
    }

    /// <summary>0 to 100.</summary>
    public double PercentComplete
    {
        get => _percentComplete;
        set
        {
            if (value >= 100)
                Status = TaskProgress.Completed;
            else if (value <= 0 && _status is TaskProgress.InProgress or TaskProgress.Completed)
                Status = TaskProgress.NotStarted;
            else if (value > 0 && _status is TaskProgress.NotStarted or TaskProgress.Completed)
                Status = TaskProgress.InProgress;
            _percentComplete = value;
        }
    }

    public bool IsComplete => _status == TaskProgress.Completed;

    /// <summary>When the task comes again; completing it then leaves a completed copy behind and moves the task itself on.</summary>
    public Recurrence? Recurrence { get; set; }

    /// <summary>Minutes.</summary>
    public int ActualWork { get; set; }

    /// <summary>Minutes.</summary>
    public int TotalWork { get; set; }

    public string BillingInformation { get; set; } = string.Empty;

    public string Mileage { get; set; } = string.Empty;

    public IReadOnlyList<string> Companies { get; set; } = [];

    public IReadOnlyList<string> Contacts { get; set; } = [];

    /// <summary>How often it was stored.</summary>
    public int ChangeCount { get; internal set; }

    internal override Instant? ReminderBase => ReminderDueBy ?? DueDate?.AtMidnight().InUtc().ToInstant();
}
