using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;

namespace EsExchange.Eserp.Configuration.Transfer;

/// <summary>The JSON schema (draft 2020-12) of a file of the configuration, made from the options themselves, so that editors help to write one.</summary>
public static class ConfigurationSchema
{
    /// <summary>Writes it.</summary>
    public static string Write()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Configuration of EsExchange",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("version"),
            ["properties"] = new JsonObject
            {
                ["$schema"] = Type("string"),
                ["version"] = new JsonObject { ["const"] = 1 },
                ["connections"] = Parts(new JsonObject { ["name"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 64 } }, typeof(ExchangeConnection), ConfigurationJson.OptionsOf(new ExchangeConnection { Name = string.Empty })),
                ["syncedStaff"] = Parts(
                    new JsonObject { ["staffNumber"] = Type("integer"), ["connection"] = Type("string") },
                    typeof(SyncedStaff),
                    ConfigurationJson.OptionsOf(new SyncedStaff { Connection = string.Empty, ConnectionId = 0, Name = string.Empty, StaffNumber = 0 })),
                ["activityCategories"] = Array(new JsonObject
                {
                    ["activityType"] = Type("integer"),
                    ["color"] = new JsonObject { ["type"] = new JsonArray("integer", "null"), ["minimum"] = 0, ["maximum"] = 24 },
                }, ["activityType"]),
            },
        };
        return schema.ToJsonString(ConfigurationJson.Options) + "\n";
    }

    private static JsonObject Parts(JsonObject keys, Type type, JsonObject options)
    {
        string[] required = [.. keys.Select(key => key.Key)];
        Dictionary<string, Type> types = type.GetProperties().ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => property.PropertyType);
        foreach (KeyValuePair<string, JsonNode?> option in options)
            keys[option.Key] = Schema(types[option.Key]);
        return Array(keys, required);
    }

    private static JsonObject Array(JsonObject properties, string[] required) => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
            ["properties"] = properties,
        },
    };

    private static JsonObject Schema(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return OrNull(Schema(inner));
        if (type.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => JsonValue.Create(name))]) };
        if (type == typeof(bool))
            return Type("boolean");
        if (type == typeof(int))
            return Type("integer");
        if (type == typeof(TimeSpan))
            return new JsonObject { ["type"] = "string", ["pattern"] = @"^(\d+\.)?\d{2}:\d{2}:\d{2}$" };
        if (type == typeof(Instant))
            return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        if (type == typeof(IReadOnlyList<string>))
            return new JsonObject { ["type"] = "array", ["items"] = Type("string") };
        return type == typeof(Uri) ? OrNull(new JsonObject { ["type"] = "string", ["format"] = "uri" }) : type == typeof(string) ? OrNull(Type("string")) : [];
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"]?.GetValue<string>() is { } name)
            schema["type"] = new JsonArray(name, "null");
        return schema;
    }

    private static JsonObject Type(string name) => new() { ["type"] = name };
}
