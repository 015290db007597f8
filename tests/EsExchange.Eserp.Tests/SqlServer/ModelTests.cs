using System.Collections.Generic;
using System.IO;
using System.Linq;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Tests.Support;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace EsExchange.Eserp.Tests.SqlServer;

/// <summary>The scripts build a database in Microsoft's model of one, which knows what the parser does not: whether what is named is there.</summary>
public sealed class ModelTests
{
    [Fact]
    public void The_reference_schema_is_whole()
    {
        using TSqlModel model = Build(SchemaScripts.SqlServer.After(0));
        Assert.Empty(Faults(model));
        Assert.Equal(
            ViewContract.Columns.Keys.Order(),
            model.GetObjects(DacQueryScopes.UserDefined, ModelSchema.View).Select(view => string.Join('.', view.Name.Parts)).Order());
    }

    [Fact]
    public void The_views_have_the_columns_of_the_contract()
    {
        using TSqlModel reference = Build(SchemaScripts.SqlServer.After(0));
        using TSqlModel own = Build([.. SchemaScripts.SqlServer.After(0), TestDatabase.Example("tables", isServer: true), TestDatabase.Example("mapping", isServer: true)]);
        Assert.Empty(Faults(own));
        foreach ((string view, string columns) in ViewContract.Columns)
        {
            Assert.Equal(columns.Split(", ").Order(), Columns(reference, view).Order());
            Assert.Equal(columns.Split(", ").Order(), Columns(own, view).Order());
        }
    }

    [Theory]
    [InlineData("CREATE VIEW es.Wrong AS SELECT Subjekt FROM ref.Appointment")]
    [InlineData("CREATE VIEW es.Wrong AS SELECT Name FROM ref.Nobody")]
    public void The_model_would_notice(string wrong)
    {
        using TSqlModel model = Build([.. SchemaScripts.SqlServer.After(0), wrong]);
        Assert.NotEmpty(Faults(model));
    }

    private static List<string> Faults(TSqlModel model) =>
        [.. model.Validate().Where(message => message.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error || message.Number is 71502 or 71501).Select(message => message.ToString())];

    private static IEnumerable<string> Columns(TSqlModel model, string view)
    {
        TSqlObject found = model.GetObject(ModelSchema.View, new ObjectIdentifier(view.Split('.')), DacQueryScopes.UserDefined);
        return found.GetReferenced(View.Columns).Select(column => column.Name.Parts[^1]);
    }

    /// <summary>The model takes statements one by one, and what replaces an object under the object's name.</summary>
    private static TSqlModel Build(IEnumerable<string> scripts)
    {
        var model = new TSqlModel(SqlServerVersion.Sql130, new TSqlModelOptions());
        foreach (string batch in scripts.SelectMany(SqlServerSchema.Batches))
        {
            var parsed = (TSqlScript)new TSql130Parser(true).Parse(new StringReader(batch), out _);
            foreach (TSqlStatement statement in parsed.Batches.SelectMany(part => part.Statements))
            {
                if (statement is DropObjectsStatement dropped)
                {
                    foreach (SchemaObjectName name in dropped.Objects)
                        model.DeleteObjects(Source(name));
                    continue;
                }

                // The model knows what is granted last on an object, not what was taken back, and nothing that depends on what is there.
                if (statement is RevokeStatement or IfStatement)
                    continue;

                string text = batch.Substring(statement.StartOffset, statement.FragmentLength);
                model.AddOrUpdateObjects(text, statement switch
                {
                    CreateViewStatement view => Source(view.SchemaObjectName),
                    CreateTriggerStatement trigger => Source(trigger.Name, trigger.TriggerObject.Name),
                    GrantStatement grant => $"grant on {string.Join('.', grant.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers.Select(part => part.Value))}.sql",
                    _ => $"{text.GetHashCode()}.sql",
                }, new TSqlObjectOptions());
            }
        }

        return model;
    }

    private static string Source(SchemaObjectName name, SchemaObjectName? owner = null) => $"{owner?.SchemaIdentifier.Value}.{owner?.BaseIdentifier.Value} {name.SchemaIdentifier.Value}.{name.BaseIdentifier.Value}.sql";
}
