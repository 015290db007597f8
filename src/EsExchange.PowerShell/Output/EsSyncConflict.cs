using System;
using EsExchange.Eserp.Conflicts;
using EsExchange.Sync.Model;
using NodaTime;

namespace EsExchange.PowerShell.Output;

/// <summary>A field that both sides had changed; times are in this machine's zone, values in eserp's.</summary>
public sealed class EsSyncConflict
{
    internal EsSyncConflict(RecordedConflict conflict, string connection, string name, DateTimeZone zone)
    {
        Recorded = conflict;
        ConflictId = conflict.ConflictId;
        RunId = conflict.RunId;
        Connection = connection;
        StaffNumber = conflict.StaffNumber;
        Name = name;
        Kind = conflict.Kind;
        Subject = conflict.Eserp.Title;
        Field = conflict.Field;
        Base = conflict.Base is null ? null : FieldText.Of(conflict.Base.Get(conflict.Field), zone);
        Eserp = FieldText.Of(conflict.Eserp.Get(conflict.Field), zone);
        Exchange = FieldText.Of(conflict.Exchange.Get(conflict.Field), zone);
        Winner = conflict.Winner;
        Seen = conflict.Seen.ToDateTimeUtc().ToLocalTime();
        Resolved = conflict.Resolved?.ToDateTimeUtc().ToLocalTime();
        Kept = conflict.Kept;
        EserpId = conflict.EserpId;
        ItemId = conflict.ItemId;
    }

    /// <summary>The number by which it is resolved.</summary>
    public long ConflictId { get; }

    /// <summary>The run that saw it.</summary>
    public long RunId { get; }

    /// <summary>The connection's name.</summary>
    public string Connection { get; }

    /// <summary>The staff member's number.</summary>
    public int StaffNumber { get; }

    /// <summary>The staff member's name.</summary>
    public string Name { get; }

    /// <summary>What kind of item it is.</summary>
    public ItemKind Kind { get; }

    /// <summary>The item's subject, as eserp showed it.</summary>
    public string Subject { get; }

    /// <summary>The field.</summary>
    public ItemField Field { get; }

    /// <summary>The value that both sides had before; null for none.</summary>
    public string? Base { get; }

    /// <summary>eserp's value; null for none.</summary>
    public string? Eserp { get; }

    /// <summary>Exchange's value; null for none.</summary>
    public string? Exchange { get; }

    /// <summary>The side whose value was kept.</summary>
    public Side Winner { get; }

    /// <summary>When it was seen.</summary>
    public DateTime Seen { get; }

    /// <summary>When somebody decided on it; null while nobody has.</summary>
    public DateTime? Resolved { get; }

    /// <summary>What was decided; null while nothing was.</summary>
    public string? Kept { get; }

    /// <summary>The item in eserp.</summary>
    public long EserpId { get; }

    /// <summary>The item in Exchange.</summary>
    public string? ItemId { get; }

    internal RecordedConflict Recorded { get; }
}
