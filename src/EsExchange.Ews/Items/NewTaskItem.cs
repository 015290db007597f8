using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.Ews.Items;

/// <summary>A task to be created; it is assigned to nobody, so that no mail can arise.</summary>
public sealed record NewTaskItem : NewItem
{
    /// <summary>The date on which it is to be begun; null for none.</summary>
    public LocalDate? StartDate { get; init; }

    /// <summary>The date on which it is due; null for none.</summary>
    public LocalDate? DueDate { get; init; }

    /// <summary>How far it is.</summary>
    public TaskCompletion Completion { get; init; } = TaskCompletion.NotStarted;

    /// <summary>When to remind; null for no reminder.</summary>
    public Instant? Reminder { get; init; }

    /// <summary>How it repeats; null for a single task.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <inheritdoc/>
    public override DistinguishedFolder Folder => DistinguishedFolder.Tasks;
}

/// <summary>How far a task is. Exchange lets whichever of the three it reads last decide over the others, so they are written together (MS-OXWSTASK).</summary>
/// <param name="Status">The status.</param>
/// <param name="Percent">0 to 100; Exchange takes 100 for completed and not begun for 0.</param>
/// <param name="Completed">Midnight of the date of completion in its user's zone, not in the future; null where it is not completed, or where the server shall take its own date.</param>
public sealed record TaskCompletion(TaskState Status, int Percent, Instant? Completed)
{
    /// <summary>Not begun.</summary>
    public static TaskCompletion NotStarted { get; } = new(TaskState.NotStarted, 0, null);
}
