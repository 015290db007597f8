using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Control;

/// <summary>An attendee in JSON; a text alone is the address of a required one.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record AttendeeDocument(string Address, string? Name, AttendeeRole Role, ResponseType Response)
{
    public static AttendeeDocument Of(Attendee attendee) => new(attendee.Address, attendee.Name, attendee.Role, attendee.Response);

    public Attendee ToAttendee() => new(Address, Name, Role, Response);

    /// <summary>Reads both spellings and writes the long one.</summary>
    private sealed class Converter : JsonConverter<AttendeeDocument>
    {
        public override AttendeeDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return new AttendeeDocument(reader.GetString()!, null, AttendeeRole.Required, ResponseType.Unknown);
            var fields = JsonSerializer.Deserialize<Fields>(ref reader, options)!;
            return new AttendeeDocument(fields.Address, fields.Name, fields.Role, fields.Response);
        }

        public override void Write(Utf8JsonWriter writer, AttendeeDocument value, JsonSerializerOptions options) => JsonSerializer.Serialize(
            writer, new Fields { Address = value.Address, Name = value.Name, Role = value.Role, Response = value.Response }, options);

        private sealed class Fields
        {
            public required string Address { get; init; }

            public string? Name { get; init; }

            public AttendeeRole Role { get; init; }

            public ResponseType Response { get; init; }
        }
    }
}
