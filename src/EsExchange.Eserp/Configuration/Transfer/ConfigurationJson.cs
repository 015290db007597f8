using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EsExchange.Eserp.Database;
using EsExchange.Resources;

namespace EsExchange.Eserp.Configuration.Transfer;

/// <summary>The options of connections and staff as JSON objects, as a file of the configuration holds them.</summary>
internal static class ConfigurationJson
{
    private static readonly string[] OfConnection = ["id", "name"];
    private static readonly string[] OfStaff = ["connectionId", "connection", "staffNumber", "name", "eMail", "employmentStatus"];

    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(), new InstantJsonConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
    };

    /// <summary>The options of a connection, without its name and number.</summary>
    public static JsonObject OptionsOf(ExchangeConnection connection) => Without(connection, OfConnection);

    /// <summary>The options of a synced staff member, without who that is.</summary>
    public static JsonObject OptionsOf(SyncedStaff staff) => Without(staff, OfStaff);

    /// <summary>The value with the given options in place of its own.</summary>
    /// <param name="value">A connection or a staff member.</param>
    /// <param name="options">The options that are given; others stay.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="EserpException"><see cref="EserpError.InvalidValue"/>: an option has a value of the wrong kind.</exception>
    public static T Overlay<T>(T value, JsonObject options, string what)
        where T : class
    {
        JsonObject whole = ToObject(value);
        foreach (KeyValuePair<string, JsonNode?> option in options)
            whole[option.Key] = option.Value?.DeepClone();
        try
        {
            return whole.Deserialize<T>(Options)!;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NodaTime.Text.UnparsableValueException)
        {
            string path = error is JsonException json ? json.Path?.TrimStart('$', '.') ?? string.Empty : string.Empty;
            throw new EserpException(EserpError.InvalidValue, Messages.Format("ImportWrongOption", what, path), error);
        }
    }

    /// <summary>The options in which two objects differ.</summary>
    public static IEnumerable<(string Name, JsonNode? Before, JsonNode? After)> Differences(JsonObject before, JsonObject after) => after
        .Where(option => !JsonNode.DeepEquals(before[option.Key], option.Value))
        .Select(option => (option.Key, before[option.Key], option.Value));

    private static JsonObject Without<T>(T value, string[] names)
    {
        JsonObject whole = ToObject(value);
        foreach (string name in names)
            whole.Remove(name);
        return whole;
    }

    private static JsonObject ToObject<T>(T value) => JsonSerializer.SerializeToNode(value, Options)!.AsObject();
}
