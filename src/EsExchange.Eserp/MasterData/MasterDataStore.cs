using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.MasterData;

/// <summary>eserp's reference tables.</summary>
internal sealed class MasterDataStore(IDatabaseAccess access) : IMasterData
{
    public Task<IReadOnlyList<ActivityType>> GetActivityTypesAsync(CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<ActivityType>>(
        db => [.. db.Query<Row>(
            """
            SELECT t.ActivityTypeNumber AS Number, t.Name, c.Color
            FROM es.ActivityType t LEFT JOIN es.ActivityCategory c ON c.ActivityTypeNumber = t.ActivityTypeNumber
            ORDER BY t.ActivityTypeNumber
            """).Select(row => new ActivityType((int)row.Number, row.Name, (int?)row.Color))],
        cancellationToken);

    public Task<IReadOnlyList<Priority>> GetPrioritiesAsync(CancellationToken cancellationToken) => access.ReadAsync<IReadOnlyList<Priority>>(
        db => [.. db.Query<Row>("SELECT PriorityNumber AS Number, Name FROM es.Priority ORDER BY PriorityNumber").Select(row => new Priority((int)row.Number, row.Name))],
        cancellationToken);

    public Task SetColorAsync(int activityType, int? color, CancellationToken cancellationToken) => access.WriteAsync(
        db => SetColor(db, activityType, color), cancellationToken);

    internal static int SetColor(Session db, int activityType, int? color)
    {
        db.Execute("DELETE FROM es.ActivityCategory WHERE ActivityTypeNumber = @activityType", new { activityType });
        return color is null ? 0 : db.Execute("INSERT INTO es.ActivityCategory (ActivityTypeNumber, Color) VALUES (@activityType, @color)", new { activityType, color });
    }

    private sealed class Row
    {
        public long Number { get; init; }

        public string Name { get; init; } = string.Empty;

        public long? Color { get; init; }
    }
}
