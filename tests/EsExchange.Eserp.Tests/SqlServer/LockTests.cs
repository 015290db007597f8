using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Database.Sqlite;
using EsExchange.Eserp.Database.SqlServer;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.SqlServer;

/// <summary>What is read to decide on a write stays locked on SQL Server until the transaction ends.</summary>
public sealed class LockTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public void Who_writes_under_a_lease_shares_a_lock_on_it()
    {
        Assert.Equal(["es.Lease RepeatableRead"], Hints(SqlServerDialect.Instance.HeldLease));
        Assert.IsType<SelectStatement>(Statements(SqlServerDialect.Instance.HeldLease)[0]);
        Assert.All(SqlServerDialect.Known.Skip(1), other => Assert.IsType<UpdateStatement>(Statements(other.HeldLease)[0]));
    }

    [Fact]
    public async Task Of_two_that_take_a_lease_for_the_first_time_one_waits()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        List<string> queries = [];
        await new LeaseStore(new SqliteAccess(test.File, new WatchedDialect(queries.Add)), test.Time).TryAcquireAsync("interface", TimeSpan.FromMinutes(2), None);
        Assert.Equal(["es.Lease UpdLock", "es.Lease HoldLock"], queries.SelectMany(Hints));
    }

    [Fact]
    public async Task Whoever_is_just_being_added_to_an_abandoned_appointment_is_waited_for()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        List<string> queries = [];
        var store = new MailboxStore(new SqliteAccess(test.File, new WatchedDialect(queries.Add)), test.Connection, test.Staff, ItemKind.Appointment, null, test.Eserp.Zone, test.Time);
        var content = new Appointment { Time = new AppointmentTime.Timed(Instant.FromUtc(2027, 1, 11, 8, 0), Instant.FromUtc(2027, 1, 11, 9, 0)) };
        ItemCommitResult created = Assert.Single(await store.CommitAsync([new ItemCommit(new EserpWrite.Create(content), new LinkWrite.Put(null, "item", "ck", 0, content), [])], None));
        queries.Clear();
        await store.CommitAsync([new ItemCommit(new EserpWrite.Delete(created.EserpId!.Value, created.Version), new LinkWrite.Remove(created.EserpId.Value), [])], None);
        Assert.Equal(["es.Appointment UpdLock", "es.AppointmentParticipant HoldLock"], queries.SelectMany(Hints));
    }

    [Fact]
    public void Whom_a_change_concerns_stays_locked_while_it_is_noted()
    {
        string[] batches = [.. SchemaScripts.SqlServer.After(0).Append(TestDatabase.Example("mapping", isServer: true)).SelectMany(SqlServerSchema.Batches)];
        string[] hints = [.. batches.Concat(batches.SelectMany(QuotedTexts.Of)).SelectMany(Hints)];
        Assert.Equal(
            ["dbo.ANSPPART_PERSONAL RepeatableRead", "dbo.TERMIN_PERSONAL RepeatableRead", "ref.AppointmentParticipant RepeatableRead", "ref.ContactPersonTransfer RepeatableRead"],
            hints.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(12, hints.Length);
    }

    private static IList<TSqlStatement> Statements(string query) => ((TSqlScript)new TSql130Parser(true).Parse(new StringReader(query), out _)).Batches[0].Statements;

    /// <summary>The tables of a text that are read under a lock other than the usual one, each with the kind of lock.</summary>
    private static List<string> Hints(string text)
    {
        var visitor = new HintedTables();
        new TSql130Parser(true).Parse(new StringReader(text), out _).Accept(visitor);
        return visitor.Found;
    }

    private sealed class HintedTables : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void ExplicitVisit(NamedTableReference node) =>
            Found.AddRange(node.TableHints.Select(hint => $"{node.SchemaObject.SchemaIdentifier.Value}.{node.SchemaObject.BaseIdentifier.Value} {hint.HintKind}"));
    }
}
