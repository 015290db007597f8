using NodaTime;

namespace EsExchange.Sync.Model;

/// <summary>The content of a task.</summary>
public sealed record TaskContent : OfficeContent
{
    /// <inheritdoc/>
    public override ItemKind Kind => ItemKind.Task;

    /// <summary>The date on which it is to be begun; null for none.</summary>
    public LocalDate? Start { get; init; }

    /// <summary>The date on which it is due; null for none.</summary>
    public LocalDate? Due { get; init; }

    /// <summary>How far it is.</summary>
    public TaskProgress Progress { get; init; } = TaskProgress.NotStarted;

    /// <summary>When to remind; null where there is no reminder.</summary>
    public Instant? Reminder { get; init; }
}
