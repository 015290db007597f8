using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using EsExchange.Eserp.MasterData;
using EsExchange.Resources;

namespace EsExchange.Eserp.Configuration.Transfer;

/// <summary>The configuration as a file: connections with their options, synced staff, colours of categories. It holds no secret.</summary>
public sealed class ConfigurationFile
{
    private const int Version = 1;
    private static readonly string[] Sections = ["$schema", "version", "connections", "syncedStaff", "activityCategories"];
    private static readonly ExchangeConnection NewConnection = new() { Name = string.Empty };
    private static readonly SyncedStaff NewStaff = new() { Connection = string.Empty, ConnectionId = 0, Name = string.Empty, StaffNumber = 0 };

    private ConfigurationFile(IReadOnlyList<ConnectionPart> connections, IReadOnlyList<StaffPart> staff, IReadOnlyList<CategoryPart> categories)
    {
        Connections = connections;
        Staff = staff;
        Categories = categories;
    }

    internal IReadOnlyList<ConnectionPart> Connections { get; }

    internal IReadOnlyList<StaffPart> Staff { get; }

    internal IReadOnlyList<CategoryPart> Categories { get; }

    /// <summary>Writes the configuration; the same one gives the same text.</summary>
    public static string Write(IEnumerable<ExchangeConnection> connections, IEnumerable<SyncedStaff> staff, IEnumerable<ActivityType> activityTypes)
    {
        var file = new JsonObject
        {
            ["version"] = Version,
            ["connections"] = Array(connections.OrderBy(connection => connection.Name, StringComparer.OrdinalIgnoreCase).Select(connection => With(
                new JsonObject { ["name"] = connection.Name }, ConfigurationJson.OptionsOf(connection)))),
            ["syncedStaff"] = Array(staff.OrderBy(member => member.StaffNumber).Select(member => With(
                new JsonObject { ["staffNumber"] = member.StaffNumber, ["connection"] = member.Connection }, ConfigurationJson.OptionsOf(member)))),
            ["activityCategories"] = Array(activityTypes.Where(type => type.Color is not null).OrderBy(type => type.Number).Select(type =>
                new JsonObject { ["activityType"] = type.Number, ["color"] = type.Color })),
        };
        return file.ToJsonString(ConfigurationJson.Options) + "\n";
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="EserpException"><see cref="EserpError.InvalidValue"/>: what is wrong with it, and where.</exception>
    public static ConfigurationFile Read(string text)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) is not JsonObject file)
                throw Wrong(Messages.Get("ImportNoObject"));
            DemandKnown(file, Sections, Messages.Get("ImportTheFile"));
            if (file["version"]?.GetValue<int>() is not Version)
                throw Wrong(Messages.Format("ImportVersion", Version));
            ConnectionPart[] connections = [.. Parts(file, "connections").Select(Connection)];
            StaffPart[] staff = [.. Parts(file, "syncedStaff").Select(Member)];
            CategoryPart[] categories = [.. Parts(file, "activityCategories").Select(Category)];
            DemandOnce(connections.Select(part => part.Name.ToUpperInvariant()), name => Messages.Format("ImportConnectionTwice", name));
            DemandOnce(staff.Select(part => part.StaffNumber), number => Messages.Format("ImportStaffTwice", number));
            DemandOnce(categories.Select(part => part.ActivityType), number => Messages.Format("ImportActivityTypeTwice", number));
            return new ConfigurationFile(connections, staff, categories);
        }
        catch (JsonException error)
        {
            throw new EserpException(EserpError.InvalidValue, Messages.Format("ImportNoJson", error.LineNumber + 1), error);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new EserpException(EserpError.InvalidValue, Messages.Format("ImportUnfit", error.Message), error);
        }
    }

    private static ConnectionPart Connection(JsonObject part)
    {
        string name = part["name"]?.GetValue<string>() ?? throw Wrong(Messages.Format("ImportNoProperty", Messages.Get("ImportAConnection"), "name"));
        JsonObject options = Options(part, "name");
        DemandKnown(options, ConfigurationJson.OptionsOf(NewConnection).Select(option => option.Key), Messages.Format("ImportTheConnection", name));
        return new ConnectionPart(name, options);
    }

    private static StaffPart Member(JsonObject part)
    {
        int number = part["staffNumber"]?.GetValue<int>() ?? throw Wrong(Messages.Format("ImportNoProperty", Messages.Get("ImportAStaff"), "staffNumber"));
        string connection = part["connection"]?.GetValue<string>() ?? throw Wrong(Messages.Format("ImportNoProperty", Messages.Format("ImportTheStaff", number), "connection"));
        JsonObject options = Options(part, "staffNumber", "connection");
        DemandKnown(options, ConfigurationJson.OptionsOf(NewStaff).Select(option => option.Key), Messages.Format("ImportTheStaff", number));
        return new StaffPart(number, connection, options);
    }

    private static CategoryPart Category(JsonObject part)
    {
        DemandKnown(part, ["activityType", "color"], Messages.Get("ImportACategory"));
        int number = part["activityType"]?.GetValue<int>() ?? throw Wrong(Messages.Format("ImportNoProperty", Messages.Get("ImportACategory"), "activityType"));
        int? color = part["color"]?.GetValue<int>();
        return color is null or (>= 0 and <= 24) ? new CategoryPart(number, color) : throw Wrong(Messages.Format("ImportColor", number));
    }

    private static IEnumerable<JsonObject> Parts(JsonObject file, string section) =>
        file[section] is { } node ? node.AsArray().Select(part => part?.AsObject() ?? throw Wrong(Messages.Format("ImportNull", section))) : [];

    private static JsonObject Options(JsonObject part, params string[] keys)
    {
        var options = (JsonObject)part.DeepClone();
        foreach (string key in keys)
            options.Remove(key);
        return options;
    }

    private static void DemandKnown(JsonObject part, IEnumerable<string> known, string what)
    {
        string[] names = [.. known];
        string? unknown = part.Select(property => property.Key).FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal));
        if (unknown is not null)
            throw Wrong(Messages.Format("ImportUnknownOption", what, unknown, string.Join(", ", names)));
    }

    private static void DemandOnce<T>(IEnumerable<T> keys, Func<T, string> message)
    {
        if (keys.GroupBy(key => key).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Wrong(message(twice.Key));
    }

    private static JsonObject With(JsonObject part, JsonObject options)
    {
        foreach (KeyValuePair<string, JsonNode?> option in options)
            part[option.Key] = option.Value?.DeepClone();
        return part;
    }

    private static JsonArray Array(IEnumerable<JsonObject> parts) => new([.. parts]);

    private static EserpException Wrong(string message) => new(EserpError.InvalidValue, message);

    internal sealed record ConnectionPart(string Name, JsonObject Options);

    internal sealed record StaffPart(int StaffNumber, string Connection, JsonObject Options);

    internal sealed record CategoryPart(int ActivityType, int? Color);
}
