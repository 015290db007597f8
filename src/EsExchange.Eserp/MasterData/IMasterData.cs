using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Eserp.MasterData;

/// <summary>eserp's reference tables, read through the views.</summary>
public interface IMasterData
{
    /// <summary>The activity types by number (manual: "Aktivitätsarten").</summary>
    Task<IReadOnlyList<ActivityType>> GetActivityTypesAsync(CancellationToken cancellationToken);

    /// <summary>The priorities by number.</summary>
    Task<IReadOnlyList<Priority>> GetPrioritiesAsync(CancellationToken cancellationToken);

    /// <summary>Sets the Outlook colour of an activity type's category (manual: "Outlook Kategoriefarbe").</summary>
    /// <param name="activityType">The activity type's number.</param>
    /// <param name="color">The colour's index, 0 to 24; null for none.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task SetColorAsync(int activityType, int? color, CancellationToken cancellationToken);
}

/// <summary>An activity type.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Color">The index of its category's colour in Outlook, 0 to 24; null for none.</param>
public sealed record ActivityType(int Number, string Name, int? Color);

/// <summary>A priority.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
public sealed record Priority(int Number, string Name);
