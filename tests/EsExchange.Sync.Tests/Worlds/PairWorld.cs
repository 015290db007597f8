using System.Collections.Generic;
using EsExchange.Sync.Merging;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>One pair in memory: what stands on each side, and what the engine remembers of it.</summary>
internal sealed class PairWorld(ItemKind kind, bool isLossy, bool comesBack, Duration exchangeIsAhead)
{
    private int _values;

    public ItemKind Kind => kind;

    public bool ComesBack => comesBack;

    public SideForms Forms { get; } = isLossy ? Wording.Lossy : SideForms.Lossless;

    public PairSide Eserp { get; } = new();

    public PairSide Exchange { get; } = new();

    public PairLink? Link { get; set; }

    /// <summary>The conflicts on record.</summary>
    public List<FieldConflict> Losers { get; } = [];

    public ConflictRule Rule { get; set; }

    public PairPolicy Policy { get; set; } = new(true, true, kind != ItemKind.Contact);

    public bool KeepsPrivate { get; set; }

    public Instant Now { get; private set; } = Instant.FromUtc(2026, 11, 25, 8, 0);

    public PairSide this[Side side] => side == Side.Eserp ? Eserp : Exchange;

    /// <summary>A number that no value has yet.</summary>
    public int NextValue() => ++_values;

    public void Wait(int minutes) => Now += Duration.FromMinutes(minutes);

    /// <summary>The content as a side holds it.</summary>
    public ItemContent Form(Side side, ItemContent content) => side == Side.Eserp ? Forms.Eserp(content) : Forms.Exchange(content);

    /// <summary>Puts a content onto a side, by whomever.</summary>
    public void Put(Side side, ItemContent content)
    {
        PairSide changed = this[side];
        if (changed.Content is null)
            changed.Item++;
        changed.Content = Form(side, content);
        Touch(side);
    }

    /// <summary>Takes a side's content away, and reports it.</summary>
    public void Delete(Side side)
    {
        PairSide deleted = this[side];
        deleted.Former = deleted.Content;
        deleted.Content = null;
        deleted.Reported.Add(deleted.Item);
        Touch(side);
    }

    public void Touch(Side side)
    {
        this[side].Version++;
        this[side].Modified = side == Side.Exchange ? Now + exchangeIsAhead : Now;
    }
}

/// <summary>One side of a pair.</summary>
internal sealed class PairSide
{
    /// <summary>What everybody sees; null for nothing.</summary>
    public ItemContent? Content { get; set; }

    /// <summary>What a view of eserp hides though it is there.</summary>
    public ItemContent? Hidden { get; set; }

    /// <summary>What was deleted last.</summary>
    public ItemContent? Former { get; set; }

    /// <summary>The last edit by a user.</summary>
    public (ItemContent Before, ItemContent After, IReadOnlyList<ItemField> Fields)? LastEdit { get; set; }

    /// <summary>The item that stands here, or stood here last; each creation makes another one.</summary>
    public int Item { get; set; }

    /// <summary>The items whose deletion was reported.</summary>
    public HashSet<int> Reported { get; } = [];

    public bool IsUnreadable { get; set; }

    public bool IsOutOfScope { get; set; }

    public bool IsMeeting { get; set; }

    public long Version { get; set; }

    public Instant Modified { get; set; }
}

/// <summary>What the engine remembers of a pair.</summary>
/// <param name="Base">What both sides showed last; null for nothing.</param>
/// <param name="Intent">What Exchange was to show, where the answer was never recorded.</param>
/// <param name="Item">Exchange's item; null where its creation was never confirmed.</param>
/// <param name="IsMeeting">Whether it was a meeting.</param>
/// <param name="IsFrozen">Whether a side was private when it was last seen.</param>
/// <param name="IsDetached">Whether the pair was given up.</param>
internal sealed record PairLink(ItemContent? Base, ItemContent? Intent = null, int? Item = null, bool IsMeeting = false, bool IsFrozen = false, bool IsDetached = false);
