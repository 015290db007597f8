using EsExchange.Simulator.Store;

namespace EsExchange.Simulator.Control;

/// <summary>An attendee's answer in JSON: Accept, Tentative or Decline.</summary>
internal sealed record MeetingAnswerDocument
{
    public required ResponseType Response { get; init; }
}
