using EsExchange.Sync.Model;

namespace EsExchange.World.Eserp;

/// <summary>What this eserp can hold: it knows no work elsewhere, and no reminders of tasks.</summary>
internal static class EserpForm
{
    public static ItemContent Of(ItemContent content) => content switch
    {
        Appointment { ShowAs: ShowAs.WorkingElsewhere } appointment => appointment with { ShowAs = ShowAs.Busy },
        TaskContent { Reminder: not null } task => task with { Reminder = null },
        _ => content,
    };
}
