using System.Collections.Generic;
using EsExchange.Simulator.Store;
using NodaTime;

namespace EsExchange.Simulator.Properties;

/// <summary>The properties that schema type TaskType adds, in the schema's order.</summary>
internal static class TaskProperties
{
    public static IReadOnlyList<ItemProperty> All { get; } =
    [
        PropertyFactory.Moment<TaskItem>("task:CompleteDate", i => i.CompleteDate, SetCompleteDate) with { Clear = i => ((TaskItem)i).CompleteDate = null },
        PropertyFactory.Moment<TaskItem>("task:DueDate", i => i.DueDate, (i, v) => i.DueDate = v) with { InDefault = true, Clear = i => ((TaskItem)i).DueDate = null },
        PropertyFactory.Flag<TaskItem>("task:IsComplete", i => i.Status == TaskProgress.Completed),
        PropertyFactory.Flag<TaskItem>("task:IsRecurring", _ => false),
        PropertyFactory.Fraction<TaskItem>("task:PercentComplete", i => i.PercentComplete, SetPercentComplete) with { InDefault = true },
        PropertyFactory.Moment<TaskItem>("task:StartDate", i => i.StartDate, (i, v) => i.StartDate = v) with { InDefault = true, Clear = i => ((TaskItem)i).StartDate = null },
        PropertyFactory.Choice<TaskItem, TaskProgress>("task:Status", i => i.Status, SetStatus) with { InDefault = true },
    ];

    private static void SetCompleteDate(TaskItem item, Instant? date)
    {
        item.CompleteDate = date;
        SetStatus(item, TaskProgress.Completed);
    }

    private static void SetStatus(TaskItem item, TaskProgress status)
    {
        item.Status = status;
        item.PercentComplete = status switch
        {
            TaskProgress.Completed => 100,
            TaskProgress.NotStarted => 0,
            _ => item.PercentComplete,
        };
    }

    private static void SetPercentComplete(TaskItem item, double percent)
    {
        item.PercentComplete = percent;
        if (percent >= 100)
            item.Status = TaskProgress.Completed;
    }
}
