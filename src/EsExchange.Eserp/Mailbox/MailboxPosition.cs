using NodaTime;

namespace EsExchange.Eserp.Mailbox;

/// <summary>How far the changes of both sides of one kind of item of a mailbox have been applied.</summary>
/// <param name="MailboxAddress">The address for which <paramref name="SyncState"/> was issued; null before the first run.</param>
/// <param name="SyncState">Exchange's opaque token (schema element <c>SyncState</c>); null: list everything.</param>
/// <param name="ChangeToken">The opaque token of eserp's change feed; null: list everything.</param>
/// <param name="WindowEnd">Up to when the occurrences of series have been looked at; null: not yet.</param>
/// <param name="Settings">The settings with which every item was last marked, as an opaque text; null: not yet.</param>
public sealed record MailboxPosition(string? MailboxAddress, string? SyncState, string? ChangeToken, Instant? WindowEnd = null, string? Settings = null)
{
    /// <summary>The position before the first run.</summary>
    public static MailboxPosition Start { get; } = new(null, null, null);
}
