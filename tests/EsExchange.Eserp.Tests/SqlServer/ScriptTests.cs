using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace EsExchange.Eserp.Tests.SqlServer;

public sealed class ScriptTests
{
    [Fact]
    public void Every_batch_of_the_scripts_is_TSql_of_SQL_Server_2016() =>
        Assert.Empty(SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches).SelectMany(Tsql.Errors));

    [Fact]
    public void What_the_scripts_run_in_quotes_is_TSql_too()
    {
        List<string> quoted = Quoted();
        Assert.NotEmpty(quoted);
        Assert.Empty(quoted.SelectMany(Tsql.Errors));
    }

    [Fact]
    public void A_trigger_that_an_upgrade_replaces_becomes_that_of_a_new_database()
    {
        string[] replaced = [.. Quoted().Where(text => text.StartsWith("CREATE TRIGGER", StringComparison.Ordinal))];
        Assert.Equal(2, replaced.Length);
        string[] batches = [.. SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches).Select(batch => batch.TrimEnd())];
        Assert.All(replaced, trigger => Assert.Single(batches, batch => batch.EndsWith(trigger, StringComparison.Ordinal)));
    }

    /// <summary>Otherwise users of eserp would need rights to write the change log, and the sync rights to read the tables behind the views.</summary>
    [Fact]
    public void Schemas_belong_to_the_owner_of_the_tables_of_eserp() =>
        Assert.Equal(["es dbo", "ref dbo"], Statements<CreateSchemaStatement>(SchemaScripts.SqlServer.After(0)).Select(schema => $"{schema.Name.Value} {schema.Owner?.Value}"));

    /// <summary>A session with QUOTED_IDENTIFIER OFF, as old programs have it, may not write a table that has a filtered index.</summary>
    [Fact]
    public void What_other_programs_write_has_no_filtered_index()
    {
        string[] filtered = [.. Statements<CreateIndexStatement>([.. SchemaScripts.SqlServer.After(0), TestDatabase.Example("tables", isServer: true)])
            .Where(index => index.FilterPredicate is not null).Select(index => $"{index.OnName.SchemaIdentifier.Value}.{index.OnName.BaseIdentifier.Value}")];
        Assert.Contains("es.Link", filtered);
        Assert.DoesNotContain(filtered, table => !table.StartsWith("es.", StringComparison.Ordinal) || table is "es.ChangeLog" or "es.Created");
    }

    [Fact]
    public void The_parser_would_notice() => Assert.NotEmpty(Tsql.Errors("CREATE TABLE es.X (A TEXT PRIMARY KEY) WITHOUT ROWID"));

    [Fact]
    public void Both_dialects_have_the_same_tables_and_views_with_the_same_columns()
    {
        string sqlite = string.Join("\n", SchemaScripts.Sqlite.After(0)).Replace("es_", "es.", StringComparison.Ordinal).Replace("ref_", "ref.", StringComparison.Ordinal);
        Dictionary<string, string[]> server = Columns(SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches));
        foreach ((string table, string[] columns) in server.Where(entry => entry.Key != "es.SchemaVersion"))
        {
            int start = sqlite.IndexOf($"CREATE TABLE {table} (", StringComparison.Ordinal);
            Assert.True(start >= 0, $"SQLite lacks {table}");
            string definition = sqlite[start..sqlite.IndexOf(';', start)];
            foreach (string column in columns)
                Assert.Matches($@"\b{column}\b", definition);
        }
    }

    private static List<string> Quoted() => [.. SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches).SelectMany(QuotedTexts.Of)];

    private static List<T> Statements<T>(IEnumerable<string> scripts) => [.. scripts.SelectMany(SqlServerSchema.Batches)
        .SelectMany(batch => ((TSqlScript)new TSql130Parser(true).Parse(new StringReader(batch), out _)).Batches).SelectMany(part => part.Statements).OfType<T>()];

    private static Dictionary<string, string[]> Columns(IEnumerable<string> batches)
    {
        Dictionary<string, string[]> found = [];
        foreach (string batch in batches)
        {
            var script = (TSqlScript)new TSql130Parser(true).Parse(new StringReader(batch), out _);
            foreach (CreateTableStatement table in script.Batches.SelectMany(part => part.Statements).OfType<CreateTableStatement>())
            {
                string name = $"{table.SchemaObjectName.SchemaIdentifier.Value}.{table.SchemaObjectName.BaseIdentifier.Value}";
                found[name] = [.. table.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value)];
            }
        }

        return found;
    }
}
