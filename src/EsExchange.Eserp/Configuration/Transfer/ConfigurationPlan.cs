using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using EsExchange.Eserp.MasterData;
using EsExchange.Resources;

namespace EsExchange.Eserp.Configuration.Transfer;

/// <summary>What a file changes in a database: computed first, shown, and then done as a whole.</summary>
public sealed class ConfigurationPlan
{
    private readonly List<ConfigurationChange> _changes = [];
    private readonly List<ExchangeConnection> _put = [];
    private readonly List<ExchangeConnection> _removed = [];
    private readonly List<SyncedStaff> _staff = [];
    private readonly List<SyncedStaff> _removedStaff = [];
    private readonly List<ConfigurationFile.CategoryPart> _colors = [];

    private ConfigurationPlan()
    {
    }

    /// <summary>The differences, in the order of the file.</summary>
    public IReadOnlyList<ConfigurationChange> Changes => _changes;

    /// <summary>The connections that are created or changed, as they will be; new ones have the number 0 and no secret yet.</summary>
    public IReadOnlyList<ExchangeConnection> Connections => _put;

    internal IReadOnlyList<ExchangeConnection> RemovedConnections => _removed;

    internal IReadOnlyList<SyncedStaff> Staff => _staff;

    internal IReadOnlyList<SyncedStaff> RemovedStaff => _removedStaff;

    internal IReadOnlyList<ConfigurationFile.CategoryPart> Colors => _colors;

    /// <summary>Compares a file with what is there.</summary>
    /// <param name="file">The file; what it leaves out stays as it is.</param>
    /// <param name="present">The connections.</param>
    /// <param name="presentStaff">The synced staff.</param>
    /// <param name="members">All staff of eserp, by number.</param>
    /// <param name="activityTypes">The activity types.</param>
    /// <param name="prune">Whether connections, staff and colours that the file leaves out are removed.</param>
    /// <exception cref="EserpException"><see cref="EserpError.UnknownObject"/> or <see cref="EserpError.InvalidValue"/>: the file does not fit this eserp.</exception>
    public static ConfigurationPlan Compare(
        ConfigurationFile file, IReadOnlyList<ExchangeConnection> present, IReadOnlyList<SyncedStaff> presentStaff, IReadOnlyCollection<int> members, IReadOnlyList<ActivityType> activityTypes, bool prune)
    {
        var plan = new ConfigurationPlan();
        foreach (ConfigurationFile.ConnectionPart part in file.Connections)
            plan.Compare(part, present.FirstOrDefault(connection => Same(connection.Name, part.Name)));
        string[] names =
        [
            .. file.Connections.Select(part => present.FirstOrDefault(connection => Same(connection.Name, part.Name))?.Name ?? part.Name),
            .. prune ? [] : present.Select(connection => connection.Name),
        ];
        foreach (ConfigurationFile.StaffPart part in file.Staff)
            plan.Compare(part, presentStaff.FirstOrDefault(member => member.StaffNumber == part.StaffNumber), names, members);
        foreach (ConfigurationFile.CategoryPart part in file.Categories)
            plan.Compare(part, activityTypes.FirstOrDefault(type => type.Number == part.ActivityType) ?? throw Unknown(Messages.Format("ImportNoActivityType", part.ActivityType)));
        if (prune)
            plan.Prune(file, present, presentStaff, activityTypes);
        return plan;
    }

    private void Compare(ConfigurationFile.ConnectionPart part, ExchangeConnection? present)
    {
        ExchangeConnection wanted = ConfigurationJson.Overlay(present ?? new ExchangeConnection { Name = part.Name }, part.Options, Messages.Format("ImportTheConnection", part.Name));
        wanted = wanted with { Id = present?.Id ?? 0, Name = present?.Name ?? part.Name };
        if (present is null)
            _changes.Add(new ConfigurationChange(ConfigurationAction.Create, ConfigurationKind.Connection, part.Name));
        if (Note(ConfigurationKind.Connection, wanted.Name, present is null ? null : ConfigurationJson.OptionsOf(present), ConfigurationJson.OptionsOf(wanted)))
            _put.Add(wanted);
    }

    private void Compare(ConfigurationFile.StaffPart part, SyncedStaff? present, string[] connections, IReadOnlyCollection<int> members)
    {
        string name = part.StaffNumber.ToString(CultureInfo.InvariantCulture);
        if (!members.Contains(part.StaffNumber))
            throw Unknown(Messages.Format("ImportNoStaff", part.StaffNumber));
        string connection = connections.FirstOrDefault(known => Same(known, part.Connection)) ?? throw Unknown(Messages.Format("ImportNoConnection", part.Connection, part.StaffNumber));
        SyncedStaff start = present ?? new SyncedStaff { ConnectionId = 0, Connection = connection, StaffNumber = part.StaffNumber, Name = string.Empty };
        SyncedStaff wanted = ConfigurationJson.Overlay(start, part.Options, Messages.Format("ImportTheStaff", name)) with { Connection = connection };
        bool isMoved = present is not null && !Same(present.Connection, connection);
        if (present is null)
            _changes.Add(new ConfigurationChange(ConfigurationAction.Create, ConfigurationKind.SyncedStaff, name, "connection", null, connection));
        else if (isMoved)
            _changes.Add(new ConfigurationChange(ConfigurationAction.Change, ConfigurationKind.SyncedStaff, name, "connection", present.Connection, connection));
        if (Note(ConfigurationKind.SyncedStaff, name, present is null ? null : ConfigurationJson.OptionsOf(present), ConfigurationJson.OptionsOf(wanted)) || isMoved)
            _staff.Add(wanted);
    }

    private void Compare(ConfigurationFile.CategoryPart part, ActivityType present)
    {
        if (part.Color == present.Color)
            return;
        _changes.Add(new ConfigurationChange(
            ConfigurationAction.Change, ConfigurationKind.ActivityCategory, Number(part.ActivityType)!, "color", Number(present.Color), Number(part.Color)));
        _colors.Add(part);
    }

    private void Prune(ConfigurationFile file, IReadOnlyList<ExchangeConnection> present, IReadOnlyList<SyncedStaff> presentStaff, IReadOnlyList<ActivityType> activityTypes)
    {
        foreach (SyncedStaff member in presentStaff.Where(member => file.Staff.All(part => part.StaffNumber != member.StaffNumber)))
        {
            _changes.Add(new ConfigurationChange(ConfigurationAction.Remove, ConfigurationKind.SyncedStaff, Number(member.StaffNumber)!));
            _removedStaff.Add(member);
        }

        foreach (ExchangeConnection connection in present.Where(connection => !file.Connections.Any(part => Same(part.Name, connection.Name))))
        {
            _changes.Add(new ConfigurationChange(ConfigurationAction.Remove, ConfigurationKind.Connection, connection.Name));
            _removed.Add(connection);
        }

        foreach (ActivityType type in activityTypes.Where(type => type.Color is not null && file.Categories.All(part => part.ActivityType != type.Number)))
            Compare(new ConfigurationFile.CategoryPart(type.Number, null), type);
    }

    /// <summary>Notes which options change; something new is noted as a whole.</summary>
    /// <returns>Whether it has to be written.</returns>
    private bool Note(ConfigurationKind kind, string name, JsonObject? before, JsonObject after)
    {
        if (before is null)
            return true;
        int known = _changes.Count;
        foreach ((string option, JsonNode? old, JsonNode? wanted) in ConfigurationJson.Differences(before, after))
            _changes.Add(new ConfigurationChange(ConfigurationAction.Change, kind, name, option, old?.ToString(), wanted?.ToString()));
        return _changes.Count > known;
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static EserpException Unknown(string message) => new(EserpError.UnknownObject, message);
}
