using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Mailbox;

/// <summary>
/// Which eserp priority stands for which importance in Outlook (manual: "Outlook Priorität Normal, Niedrig, Hoch"). A priority that stands for none
/// leaves an appointment the importance it has, and stays until the importance is changed.
/// </summary>
internal sealed class PriorityMap(ExchangeConnection connection)
{
    /// <summary>The importance that an appointment shows.</summary>
    /// <param name="priority">Its priority; null for none.</param>
    /// <param name="own">The importance it has itself.</param>
    public Importance Show(int? priority, Importance own)
    {
        if (priority is null)
            return own;
        if (priority == connection.PriorityNormal)
            return Importance.Normal;
        if (priority == connection.PriorityLow)
            return Importance.Low;
        return priority == connection.PriorityHigh ? Importance.High : own;
    }

    /// <summary>The priority of an appointment that is to show an importance.</summary>
    /// <param name="importance">The importance it is to show.</param>
    /// <param name="priority">The priority it has now; null for none.</param>
    /// <param name="own">The importance it has itself now.</param>
    public int? Choose(Importance importance, int? priority, Importance own) =>
        priority is not null && Show(priority, own) == importance ? priority : Of(importance) ?? Unmapped(priority);

    private int? Of(Importance importance) => importance switch
    {
        Importance.Low => connection.PriorityLow,
        Importance.High => connection.PriorityHigh,
        _ => connection.PriorityNormal,
    };

    private int? Unmapped(int? priority)
    {
        bool isMapped = priority is not null && (priority == connection.PriorityLow || priority == connection.PriorityNormal || priority == connection.PriorityHigh);
        return isMapped ? null : priority;
    }
}
