using EsExchange.Engine.Detect;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Load;

/// <summary>Recognises what a feed lists though it was the engine's own write, or concerns a pair that was given up.</summary>
internal static class EchoFilter
{
    /// <summary>Whether a listed item needs no look.</summary>
    /// <param name="link">The link of the item; null where it has none.</param>
    /// <param name="seen">What the list said.</param>
    /// <param name="expectedStamp">The stamp that the linked item should carry; null without a link.</param>
    public static bool IsEcho(Link? link, SeenItem seen, string? expectedStamp)
    {
        if (link is null)
            return false;
        if (link.State == LinkState.Detached)
            return true;
        return link.Intent is null && seen.ChangeKey is not null && seen.ChangeKey == link.ChangeKey && seen.Stamp == expectedStamp;
    }

    /// <summary>Whether a listed appointment needs no look.</summary>
    /// <param name="link">The link of the appointment; null where it has none.</param>
    /// <param name="version">The version the feed named; null where it must be looked at in any case.</param>
    public static bool IsEcho(Link? link, long? version)
    {
        if (link is null)
            return false;
        if (link.State == LinkState.Detached)
            return true;
        return link.Intent is null && version is { } named && named <= link.EserpVersion;
    }
}
