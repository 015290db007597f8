namespace EsExchange.Ews.Items;

/// <summary>What the mailbox's owner answered (schema type <c>ResponseTypeType</c>).</summary>
public enum MeetingResponse
{
    /// <summary>Not known, or no meeting.</summary>
    Unknown,

    /// <summary>The owner is its organizer.</summary>
    Organizer,

    /// <summary>Tentatively accepted.</summary>
    Tentative,

    /// <summary>Accepted.</summary>
    Accept,

    /// <summary>Declined.</summary>
    Decline,

    /// <summary>Not answered.</summary>
    NoResponseReceived,
}
