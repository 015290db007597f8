namespace EsExchange.Simulator.Store;

/// <summary>A person or resource invited to a meeting.</summary>
/// <param name="Address">SMTP address.</param>
/// <param name="Name">Display name, or null where only the address is known.</param>
/// <param name="Role">The list the attendee stands in.</param>
/// <param name="Response">What the attendee answered.</param>
public sealed record Attendee(
    string Address,
    string? Name = null,
    AttendeeRole Role = AttendeeRole.Required,
    ResponseType Response = ResponseType.Unknown);
