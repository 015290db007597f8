using System.Collections.Generic;
using System.IO;
using System.Linq;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.SqlServer;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace EsExchange.Eserp.Tests.SqlServer;

public sealed class ScriptTests
{
    [Fact]
    public void Every_batch_of_the_scripts_is_TSql_of_SQL_Server_2016() =>
        Assert.Empty(SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches).SelectMany(Tsql.Errors));

    [Fact]
    public void The_parser_would_notice() => Assert.NotEmpty(Tsql.Errors("CREATE TABLE es.X (A TEXT PRIMARY KEY) WITHOUT ROWID"));

    [Fact]
    public void Both_dialects_have_the_same_tables_and_views_with_the_same_columns()
    {
        string sqlite = string.Join("\n", SchemaScripts.Sqlite.After(0)).Replace("es_", "es.", System.StringComparison.Ordinal).Replace("ref_", "ref.", System.StringComparison.Ordinal);
        Dictionary<string, string[]> server = Columns(SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches));
        foreach ((string table, string[] columns) in server.Where(entry => entry.Key != "es.SchemaVersion"))
        {
            int start = sqlite.IndexOf($"CREATE TABLE {table} (", System.StringComparison.Ordinal);
            Assert.True(start >= 0, $"SQLite lacks {table}");
            string definition = sqlite[start..sqlite.IndexOf(';', start)];
            foreach (string column in columns)
                Assert.Matches($@"\b{column}\b", definition);
        }
    }

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
