using System.Collections.Generic;
using System.Collections.Immutable;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.World.Eserp;

/// <summary>What the database remembers of one kind of item of one mailbox.</summary>
internal sealed record EserpMemory
{
    public MailboxPosition Position { get; init; } = MailboxPosition.Start;

    public ImmutableSortedDictionary<long, Link> Links { get; init; } = ImmutableSortedDictionary<long, Link>.Empty;

    public ImmutableDictionary<string, string> Series { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableList<OpenIssue> Issues { get; init; } = [];
}

/// <summary>An open issue.</summary>
internal sealed record OpenIssue(SyncIssue Issue, bool IsApproved);
