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

/// <summary>The role for the account that syncs has the rights that the sync needs, and no other.</summary>
public sealed class RoleTests
{
    [Fact]
    public void The_scripts_grant_what_is_needed_and_no_more()
    {
        HashSet<string> granted = Replay(SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches));
        IEnumerable<string> needed = NeededRights.ByObject.SelectMany(pair => pair.Value.Split(' '), (pair, right) => $"{right} on {pair.Key}").Where(right => !right.StartsWith("SELECT", StringComparison.Ordinal));
        Assert.Equal(needed.Append("SELECT on es").Order(StringComparer.Ordinal), granted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Views_that_are_made_anew_get_their_rights_again()
    {
        HashSet<string> granted = Replay(NeededRights.ViewGrants);
        Assert.Equal(
            ["DELETE on es.Appointment", "DELETE on es.AppointmentParticipant", "DELETE on es.Task", "INSERT on es.Appointment", "INSERT on es.AppointmentParticipant", "INSERT on es.Task", "UPDATE on es.Appointment", "UPDATE on es.ContactPerson", "UPDATE on es.Task"],
            granted.Order(StringComparer.Ordinal));
        string script = DatabaseScript.Write(DatabaseKind.SqlServer, "W. Europe Standard Time", TestDatabase.Example("mapping", isServer: true));
        script = script[..script.IndexOf("DECLARE @mapping", StringComparison.Ordinal)]; // after that the mapping comes once more, as a text to keep
        Assert.True(script.LastIndexOf("GRANT UPDATE ON es.ContactPerson", StringComparison.Ordinal) > script.LastIndexOf("CREATE VIEW es.ContactPerson", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_new_owner_of_the_schema_takes_away_is_granted_again()
    {
        string script = SchemaScripts.SqlServer.After(0).Single(text => text.Contains("ALTER AUTHORIZATION ON SCHEMA::es TO dbo", StringComparison.Ordinal));
        Assert.Equal(Replay(SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches)).Order(StringComparer.Ordinal), Replay(SqlServerSchema.Batches(script)).Order(StringComparer.Ordinal));
        Assert.True(script.IndexOf("GRANT", StringComparison.Ordinal) > script.LastIndexOf("ALTER AUTHORIZATION", StringComparison.Ordinal));
    }

    /// <summary>Who syncs could otherwise plant a script that an upgrade runs with the rights of db_owner, or change who syncs.</summary>
    [Theory]
    [InlineData("es.Mapping")]
    [InlineData("es.Setting")]
    [InlineData("es.SchemaVersion")]
    [InlineData("es.Staff")]
    [InlineData("es.ActivityType")]
    [InlineData("es.Priority")]
    [InlineData("es.Equipment")]
    [InlineData("es.ContactPersonTransfer")]
    public void What_governs_the_sync_cannot_be_written(string name) =>
        Assert.DoesNotContain(Replay(SchemaScripts.SqlServer.After(0).SelectMany(SqlServerSchema.Batches)), right => right.EndsWith(" on " + name, StringComparison.Ordinal));

    /// <summary>The rights that are left after all grants and revocations.</summary>
    private static HashSet<string> Replay(IEnumerable<string> batches)
    {
        HashSet<string> rights = [];
        foreach (string batch in batches)
        {
            var script = (TSqlScript)new TSql130Parser(true).Parse(new StringReader(batch), out IList<ParseError> errors);
            Assert.Empty(errors);
            foreach (SecurityStatement statement in script.Batches.SelectMany(part => part.Statements).OfType<SecurityStatement>())
            {
                Assert.Equal("esexchange", Assert.Single(statement.Principals).Identifier.Value);
                string name = string.Join('.', statement.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers.Select(part => part.Value));
                foreach (string right in statement.Permissions.Select(permission => $"{string.Join(' ', permission.Identifiers.Select(part => part.Value)).ToUpperInvariant()} on {name}"))
                {
                    if (statement is RevokeStatement)
                        Assert.True(rights.Remove(right), right);
                    else
                        rights.Add(right);
                }
            }
        }

        return rights;
    }
}
