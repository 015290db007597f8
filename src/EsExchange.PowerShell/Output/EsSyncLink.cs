using System;
using System.Linq;
using EsExchange.Engine.Explain;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using NodaTime;

namespace EsExchange.PowerShell.Output;

/// <summary>Everything known of one item; times are in this machine's zone, values in eserp's.</summary>
public sealed class EsSyncLink
{
    internal EsSyncLink(ItemExplanation item, SyncedStaff staff, DateTimeZone zone)
    {
        Connection = staff.Connection;
        StaffNumber = staff.StaffNumber;
        Mailbox = staff.EMail;
        Kind = item.Kind;
        Subject = (item.Eserp ?? item.Exchange ?? item.Base)?.Title ?? string.Empty;
        State = item.State;
        Fields = [.. ContentFields.All(item.Kind).Select(field => new EsLinkField(
            field, FieldText.Of(item.Base?.Get(field), zone), FieldText.Of(item.Eserp?.Get(field), zone), FieldText.Of(item.Exchange?.Get(field), zone)))];
        InEserp = item.Eserp is not null;
        InExchange = item.Exchange is not null;
        EserpVersion = item.EserpVersion;
        SyncedEserpVersion = item.SyncedEserpVersion;
        ChangeKey = item.ChangeKey;
        SyncedChangeKey = item.SyncedChangeKey;
        EserpModified = item.EserpModified?.ToDateTimeUtc().ToLocalTime();
        ExchangeModified = item.ExchangeModified?.ToDateTimeUtc().ToLocalTime();
        LastRunId = item.LastWrite?.RunId;
        LastWrite = item.LastWrite is { } write ? $"{write.Action} in {write.Side} ({write.Reason})" : null;
        LastWritten = item.LastWrite?.Started.ToDateTimeUtc().ToLocalTime();
        NextStep = item.NextAction;
        Reason = item.NextReason;
        NextFields = [.. item.EserpFields.Select(field => $"Eserp.{field}"), .. item.ExchangeFields.Select(field => $"Exchange.{field}")];
        EserpId = item.EserpId;
        ItemId = item.ItemId;
    }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The staff member's number.</summary>
    public int StaffNumber { get; }

    /// <summary>The mailbox address.</summary>
    public string? Mailbox { get; }

    /// <summary>What kind of item it is.</summary>
    public ItemKind Kind { get; }

    /// <summary>Its subject.</summary>
    public string Subject { get; }

    /// <summary>What is remembered of it.</summary>
    public PairState State { get; }

    /// <summary>Whether eserp shows it.</summary>
    public bool InEserp { get; }

    /// <summary>Whether Exchange shows it.</summary>
    public bool InExchange { get; }

    /// <summary>Each field as it was at the last sync and as each side shows it now.</summary>
    public EsLinkField[] Fields { get; }

    /// <summary>Its version in eserp; null where eserp shows nothing.</summary>
    public long? EserpVersion { get; }

    /// <summary>That version at the last sync.</summary>
    public long? SyncedEserpVersion { get; }

    /// <summary>Its ChangeKey in Exchange.</summary>
    public string? ChangeKey { get; }

    /// <summary>That ChangeKey at the last sync.</summary>
    public string? SyncedChangeKey { get; }

    /// <summary>When it was last changed in eserp.</summary>
    public DateTime? EserpModified { get; }

    /// <summary>When it was last changed in Exchange.</summary>
    public DateTime? ExchangeModified { get; }

    /// <summary>The run that wrote it last; null for none.</summary>
    public long? LastRunId { get; }

    /// <summary>What that run wrote; null for nothing.</summary>
    public string? LastWrite { get; }

    /// <summary>When that run began; null for none.</summary>
    public DateTime? LastWritten { get; }

    /// <summary>What the next run that looks at it does.</summary>
    public PlanAction NextStep { get; }

    /// <summary>Why.</summary>
    public PlanReason Reason { get; }

    /// <summary>The fields that it writes.</summary>
    public string[] NextFields { get; }

    /// <summary>Its number in eserp.</summary>
    public long? EserpId { get; }

    /// <summary>Its id in Exchange.</summary>
    public string? ItemId { get; }
}

/// <summary>A field as it was at the last sync and as each side shows it now.</summary>
public sealed class EsLinkField
{
    internal EsLinkField(ItemField field, string? @base, string? eserp, string? exchange)
    {
        Field = field;
        Base = @base;
        Eserp = eserp;
        Exchange = exchange;
    }

    /// <summary>The field.</summary>
    public ItemField Field { get; }

    /// <summary>The value at the last sync; null for none.</summary>
    public string? Base { get; }

    /// <summary>eserp's value; null for none.</summary>
    public string? Eserp { get; }

    /// <summary>Exchange's value; null for none.</summary>
    public string? Exchange { get; }

    /// <inheritdoc/>
    public override string ToString() => Eserp == Exchange ? $"{Field}: {Eserp}" : $"{Field}: eserp '{Eserp}', Exchange '{Exchange}', before '{Base}'";
}
