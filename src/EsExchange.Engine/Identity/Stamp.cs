using System;
using System.Globalization;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Identity;

/// <summary>The text that marks an Exchange item as the counterpart of one item of one database.</summary>
/// <remarks>It survives everything that forgets links: a lost token, a moved mailbox, a restored database. A copy of the item carries it too.</remarks>
public sealed class Stamp
{
    private readonly string _prefix;

    /// <summary>Creates the stamps of a kind of item of a database.</summary>
    /// <param name="databaseId">The identity that the database was created with; a stamp of another one is foreign.</param>
    /// <param name="kind">The kind of item; a stamp of another one is foreign.</param>
    public Stamp(Guid databaseId, ItemKind kind) => _prefix = databaseId.ToString("N", CultureInfo.InvariantCulture) + "/" + kind switch
    {
        ItemKind.Appointment => string.Empty,
        ItemKind.Task => "task/",
        _ => "contact/",
    };

    /// <summary>The stamp of an appointment.</summary>
    public string For(long eserpId) => _prefix + eserpId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The appointment that a stamp names; null for no stamp and for one of another database.</summary>
    public long? Read(string? stamp) =>
        stamp is not null
        && stamp.StartsWith(_prefix, StringComparison.Ordinal)
        && long.TryParse(stamp.Remove(0, _prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? id
            : null;
}
