using System.Collections.Generic;
using System.Linq;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>The rights that the sync needs on a SQL Server, object by object; the role <c>esexchange</c> has them.</summary>
internal static class NeededRights
{
    private const string Read = "SELECT";
    private const string Write = "SELECT INSERT UPDATE DELETE";

    private static readonly Dictionary<string, string> Needed = new()
    {
        ["es.SchemaVersion"] = Read,
        ["es.Setting"] = Read,
        ["es.Mapping"] = Read,
        ["es.ChangeLog"] = "SELECT DELETE",
        ["es.Created"] = "SELECT DELETE",
        ["es.Connection"] = Write,
        ["es.SyncedStaff"] = Write,
        ["es.ActivityCategory"] = "SELECT INSERT DELETE",
        ["es.SecretKey"] = "SELECT INSERT DELETE",
        ["es.Position"] = Write,
        ["es.Series"] = "SELECT INSERT DELETE",
        ["es.Link"] = Write,
        ["es.Run"] = Write,
        ["es.Journal"] = Write,
        ["es.Conflict"] = Write,
        ["es.Issue"] = Write,
        ["es.Lease"] = "SELECT INSERT UPDATE",
        ["es.Staff"] = Read,
        ["es.ActivityType"] = Read,
        ["es.Priority"] = Read,
        ["es.Equipment"] = Read,
        ["es.Appointment"] = Write,
        ["es.AppointmentParticipant"] = "SELECT INSERT DELETE",
        ["es.AppointmentEquipment"] = Read,
        ["es.Task"] = Write,
        ["es.ContactPerson"] = "SELECT UPDATE",
        ["es.ContactPersonTransfer"] = Read,
    };

    /// <summary>A query for those that the account lacks, as <c>UPDATE on es.Task</c>; an object that is missing lacks all.</summary>
    public static string Query { get; } =
        $"""
        SELECT n.Permission + N' on ' + n.Object
        FROM (VALUES {string.Join(", ", Needed.SelectMany(pair => pair.Value.Split(' '), (pair, right) => $"(N'{pair.Key}', N'{right}')"))}) AS n (Object, Permission)
        WHERE coalesce(HAS_PERMS_BY_NAME(n.Object, N'OBJECT', n.Permission), 0) = 0
        """;

    /// <summary>Gives the role the rights to write through the views, which views that a mapping script has made anew lack.</summary>
    public static IReadOnlyList<string> ViewGrants { get; } =
    [
        .. ViewContract.Columns.Keys
            .Select(view => (View: view, Rights: Needed[view].Split(' ').Where(right => right != Read).ToArray()))
            .Where(pair => pair.Rights.Length > 0)
            .Select(pair => $"GRANT {string.Join(", ", pair.Rights)} ON {pair.View} TO esexchange"),
    ];

    /// <summary>The rights by object.</summary>
    public static IReadOnlyDictionary<string, string> ByObject => Needed;
}
