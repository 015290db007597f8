using EsExchange.Resources;
using System;
using System.Collections.Generic;
using System.Data.Common;
using NodaTime;

namespace EsExchange.Eserp.Database;

/// <summary>
/// The script by which a database with tables of its own redefines the views. It is kept in the database and runs again after each upgrade,
/// since a numbered script may define the views anew.
/// </summary>
internal static class Mapping
{
    /// <summary>Runs a given script, or after an upgrade the kept one, inside the caller's transaction, and checks what it made.</summary>
    /// <param name="db">The session.</param>
    /// <param name="given">The script that was given; null for none.</param>
    /// <param name="isUpgraded">Whether numbered scripts have just run.</param>
    /// <param name="divide">Divides a script into what is run at once.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="EserpException"><see cref="EserpError.InvalidValue"/>: the script fails, or its views lack something.</exception>
    public static void Apply(Session db, string? given, bool isUpgraded, Func<string, IEnumerable<string>> divide, Instant now)
    {
        string? script = given ?? (isUpgraded ? db.Scalar<string?>("SELECT Script FROM es.Mapping WHERE MappingId = 1") : null);
        if (script is null)
            return;
        try
        {
            foreach (string part in divide(script))
                db.Run(part);
        }
        catch (DbException error)
        {
            throw new EserpException(EserpError.InvalidValue, Messages.Format("MappingFailed", error.Message), error);
        }

        ViewContract.Demand(db);
        if (given is null)
            return;
        db.Execute("DELETE FROM es.Mapping");
        db.Execute("INSERT INTO es.Mapping (MappingId, Script, Applied) VALUES (1, @script, @now)", new { script, now });
    }

    /// <summary>Whether the views are redefined.</summary>
    public static bool IsThere(Session db) => db.Scalar<int>("SELECT count(*) FROM es.Mapping") > 0;
}
