using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace EsExchange.Simulator.Store;

/// <summary>A task without recurrence.</summary>
public sealed class TaskItem : Item
{
    [SetsRequiredMembers]
    public TaskItem() => ItemClass = "IPM.Task";

    public Instant? StartDate { get; set; }

    public Instant? DueDate { get; set; }

    public Instant? CompleteDate { get; set; }

    public TaskProgress Status { get; set; }

    /// <summary>0 to 100.</summary>
    public double PercentComplete { get; set; }

    internal override Instant? ReminderBase => ReminderDueBy ?? DueDate;
}
