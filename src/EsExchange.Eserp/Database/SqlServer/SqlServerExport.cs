using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace EsExchange.Eserp.Database.SqlServer;

/// <summary>
/// Writes all scripts as one for a DBA: a single transaction under the lock that <c>Initialize-EsDatabase</c> takes too. Each part runs as dynamic
/// SQL, so that it is skipped where the database has it already.
/// </summary>
internal static class SqlServerExport
{


    public static string Write(string timeZoneId, string? mapping)
    {
        SchemaScripts scripts = SchemaScripts.SqlServer;
        var text = new StringBuilder(Head(scripts.Version));
        int version = 0;
        foreach (string script in scripts.After(0))
        {
            version++;
            text.AppendFormat(CultureInfo.InvariantCulture, "IF @version < {0}\nBEGIN\n", version);
            AppendBatches(text, script);
            text.AppendFormat(CultureInfo.InvariantCulture, "  EXEC (N'INSERT INTO es.SchemaVersion (Version, Applied) VALUES ({0}, SYSUTCDATETIME())');\nEND;\n", version);
        }

        text.Append("IF @version = 0\n  EXEC sp_executesql N'INSERT INTO es.Setting (Name, Value) VALUES (N''TimeZone'', @zone), (N''DatabaseId'', LOWER(CONVERT(nvarchar(36), NEWID())))', N'@zone nvarchar(400)', N'")
            .Append(Quoted(timeZoneId)).Append("';\n");
        if (mapping is not null)
        {
            text.Append("-- The mapping to this database's own tables.\n");
            AppendBatches(text, mapping);
            foreach (string grant in NeededRights.ViewGrants)
                AppendBatches(text, grant);
            text.Append("DECLARE @mapping nvarchar(max) = CAST(N'' AS nvarchar(max)) + N'").Append(WithoutSeparators(Quoted(mapping))).Append("';\n")
                .Append("EXEC sp_executesql N'DELETE FROM es.Mapping; INSERT INTO es.Mapping (MappingId, Script, Applied) VALUES (1, @script, SYSUTCDATETIME())', N'@script nvarchar(max)', @mapping;\n");
        }

        return text.Append("COMMIT TRANSACTION;\nGO\n").ToString();
    }

    private static void AppendBatches(StringBuilder text, string script)
    {
        foreach (string batch in SqlServerSchema.Batches(script).Select(batch => batch.Trim()))
            text.Append("  EXEC (N'").Append(Quoted(batch)).Append("');\n");
    }

    /// <summary>Breaks up the lines of a text in quotes that a shell would take for the end of a batch.</summary>
    private static string WithoutSeparators(string quoted) => SqlServerSchema.Separator.Replace(quoted, match => match.Value.ToUpperInvariant().Replace("GO", "' + N'GO' + N'"));

    private static string Quoted(string text) => text.Replace("'", "''");

    private static string Head(int version) => FormattableString.Invariant(
        $"""
        -- EsExchange: creates its schema, or upgrades it to version {version}, in the current database of a SQL Server 2016 or later.
        -- It needs the rights of db_owner, may run again and twice at once, and changes nothing where it fails.
        -- Afterwards give the account that syncs its rights, which are no more than it needs: ALTER ROLE esexchange ADD MEMBER [domain\account];
        SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
        SET NUMERIC_ROUNDABORT OFF;
        SET NOCOUNT, XACT_ABORT ON;
        GO
        BEGIN TRANSACTION;
        DECLARE @outcome int, @version int = 0;
        EXEC @outcome = sp_getapplock @Resource = N'EsExchange.Initialize', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 60000;
        IF @outcome < 0
        BEGIN
          ROLLBACK TRANSACTION;
          RAISERROR(N'Somebody else is initializing this database. Wait and run the script again.', 16, 1);
          RETURN;
        END;
        IF OBJECT_ID(N'es.SchemaVersion', N'U') IS NOT NULL
          EXEC sp_executesql N'SELECT @version = COALESCE(MAX(Version), 0) FROM es.SchemaVersion', N'@version int OUTPUT', @version OUTPUT;
        IF @version > {version}
        BEGIN
          ROLLBACK TRANSACTION;
          RAISERROR(N'The database has version %d, this script knows version {version}. Export the script with the newer EsExchange.', 16, 1, @version);
          RETURN;
        END;

        """);
}
