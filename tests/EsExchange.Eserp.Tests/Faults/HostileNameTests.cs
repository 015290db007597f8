using System;
using System.Collections.Generic;
using System.Data.Common;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Configuration.Transfer;
using EsExchange.Eserp.Conflicts;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Diagnostics;
using EsExchange.Eserp.Issues;
using EsExchange.Eserp.Journal;
using EsExchange.Eserp.Leases;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.Faults;

/// <summary>A text is a text to the database, whatever is in it: it comes back as it went in, and nothing else changes.</summary>
public sealed class HostileNameTests
{
    private const int LongestName = 64;
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private static readonly string[] Texts =
    [
        "'; DROP TABLE es.Staff;--", "'; DROP TABLE es_Link;--", "\"; DELETE FROM es_Connection; --", "' OR '1'='1", "]; DROP VIEW es.Appointment;--", "[x]", "\"", "'", "''", "`", "\\", "\\'", "%", "_", "%%", "*", "?",
        "@id", ":id", "$id", "{0}", "${jndi:x}", "$(Get-Process)", "/* */", "--", ";", "GO", "\r\nGO\r\n", "\t", "\u0001\u001f\u007f", "NULL", "null", "0", "😀👩‍👩‍👧‍👦", "ä\u0308ß", "\u202Etxt", "\uFEFFx", "<a>&amp;</a>", "]]>", "es.Staff", "ref.Appointment", " x ", "IN @ids", "OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY",
        "CAST(SCOPE_IDENTITY() AS bigint)", new('x', 4000), string.Concat(Enumerable.Repeat("'\"];--%😀", 444)),
    ];

    public static TheoryData<TestTarget> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Connections_staff_and_secrets(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        string[] names = [.. Texts.Where(text => text.Length <= LongestName && text.Trim().Length > 0).Select(text => "n" + text)];
        string before = Schema(test);
        foreach (string name in names)
        {
            ExchangeConnection added = await test.Eserp.Configuration.AddConnectionAsync(
                new ExchangeConnection { Name = name, UserName = name, ClientId = name, TenantId = name, CertificatePath = name, Url = test.Connection.Url }, name, None);
            ExchangeConnection stored = Assert.Single(await test.Eserp.Configuration.GetConnectionsAsync(None), connection => connection.Name == name);
            Assert.Equal(added with { AutodiscoverHosts = stored.AutodiscoverHosts }, stored);
            Assert.Equal(name, await test.Eserp.Configuration.GetSecretAsync(added.Id, None));
            Assert.Equal(EserpError.AlreadyExists, (await Assert.ThrowsAsync<EserpException>(() => test.Eserp.Configuration.AddConnectionAsync(new ExchangeConnection { Name = name }, null, None))).Error);
            await test.Eserp.Configuration.UpdateConnectionAsync(added with { Name = "r" + name }, null, None);
            await test.Eserp.Configuration.AddSyncedStaffAsync(test.Staff with { ConnectionId = added.Id, Connection = "r" + name }, None);
            Assert.Equal("r" + name, Assert.Single(await test.Eserp.Configuration.GetSyncedStaffAsync(None)).Connection);
            Assert.Contains(await test.Eserp.Staff.GetStaffAsync(None), member => member.Connection == "r" + name);

            string file = ConfigurationFile.Write(await test.Eserp.Configuration.GetConnectionsAsync(None), await test.Eserp.Configuration.GetSyncedStaffAsync(None), []);
            ConfigurationPlan plan = ConfigurationPlan.Compare(
                ConfigurationFile.Read(file), await test.Eserp.Configuration.GetConnectionsAsync(None), await test.Eserp.Configuration.GetSyncedStaffAsync(None), [1, 2], [], prune: true);
            Assert.Empty(plan.Changes);
            await test.Eserp.Configuration.RemoveConnectionAsync(added.Id, true, None);
        }

        Assert.Equal("hq", Assert.Single(await test.Eserp.Configuration.GetConnectionsAsync(None)).Name);
        Assert.Equal(TestDatabase.Secret, await test.Eserp.Configuration.GetSecretAsync(test.Connection.Id, None));
        Assert.Equal(before, Schema(test));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Staff_and_master_data_as_eserp_has_them(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        string before = Schema(test);
        string[] texts = [.. Texts.Where(text => text.Length <= LongestName && text == text.Trim(' '))]; // the example's own tables join a name of two columns by a space
        for (int i = 0; i < texts.Length; i++)
        {
            Insert(test, "INSERT INTO ref.Staff (StaffNumber, Name, EMail) VALUES (@number, @text, @text)", 100 + i, texts[i]);
            Insert(test, "INSERT INTO ref.ActivityType (ActivityTypeNumber, Name) VALUES (@number, @text)", 100 + i, texts[i]);
            Insert(test, "INSERT INTO ref.Priority (PriorityNumber, Name) VALUES (@number, @text)", 100 + i, texts[i]);
        }

        Assert.Equal(texts, (await test.Eserp.Staff.GetStaffAsync(None)).Where(member => member.StaffNumber >= 100).Select(member => member.Name));
        Assert.Equal(texts, (await test.Eserp.MasterData.GetActivityTypesAsync(None)).Where(type => type.Number >= 100).Select(type => type.Name));
        Assert.Equal(texts, (await test.Eserp.MasterData.GetPrioritiesAsync(None)).Where(priority => priority.Number >= 100).Select(priority => priority.Name));
        Assert.DoesNotContain(await test.Eserp.CheckAsync(None), step => step.Outcome == DatabaseStepOutcome.Failed);
        Assert.Equal(before, Schema(test));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Appointments_with_all_that_is_remembered_of_them(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        string before = Schema(test);
        IMailboxStore store = test.OpenMailbox();
        long run = await test.Eserp.Runs.StartAsync(test.Connection.Id, 1, None);
        for (int i = 0; i < Texts.Length; i++)
        {
            string text = Texts[i];
            string id = Id(text, i);
            var content = new Appointment
            {
                Subject = text,
                Body = text,
                Location = text,
                Time = new AppointmentTime.Timed(Instant.FromUtc(2027, 1, 11, 8, 0), Instant.FromUtc(2027, 1, 11, 9, 0)),
            };
            var series = new SeriesKey(id, Instant.FromUtc(2027, 1, 11, 8, 0));
            var entry = new JournalEntry(run, Side.Eserp, JournalAction.Create, id, null, content, Short(text));
            var conflict = new ConflictEntry(run, id, ItemField.Subject, content, content, content with { Subject = text + "2" }, Side.Eserp);
            ItemCommitResult created = Assert.Single(await store.CommitAsync(
                [new ItemCommit(new EserpWrite.Create(content, series), new LinkWrite.Put(null, id, id, 0, content) { Series = series }, [entry]) { Conflicts = [conflict] }], None));
            long eserpId = created.EserpId!.Value;
            await store.SaveIntentsAsync([new WriteIntent(eserpId, content)], [], None);
            await store.SaveSeriesIdsAsync(new Dictionary<string, string?> { [id] = id }, None);
            await store.SavePositionAsync(new MailboxPosition(Short(text), text, "S:1"), None);
            await store.ReportIssuesAsync([new SyncIssue(run, null, id, text, Short(text), text, true)], None);

            EserpItem item = Assert.Single(await store.LoadAsync([eserpId], None));
            Assert.Equal((content, series), (item.Content, item.Series));
            Link link = Assert.Single(await store.GetLinksByItemAsync([id], None));
            Assert.Equal((eserpId, id, id, content, content), (link.EserpId, link.ItemId, link.ChangeKey, link.Base, link.Intent));
            Assert.Equal(eserpId, Assert.Single(await store.GetLinksBySeriesAsync([id], None)).EserpId);
            Assert.Equal(eserpId, Assert.Single(await store.FindBySeriesAsync([id], None)).EserpId);
            Assert.Equal(id, Assert.Single(await store.GetSeriesIdsAsync([id], None)).Value);
            Assert.Equal((Short(text), text), ((await store.GetPositionAsync(None)).MailboxAddress, (await store.GetPositionAsync(None)).SyncState));
            Assert.Contains(await store.GetPendingAsync(false, None), pending => pending.ItemId == id);
            RecordedIssue issue = Assert.Single(await test.Eserp.Issues.GetIssuesAsync(false, None), found => found.ItemId == id);
            Assert.Equal((text, Short(text), text), (issue.Subject, issue.Reason, issue.Message));
            RecordedWrite write = Assert.Single(await test.Eserp.Journal.GetWritesAsync(run, None), found => found.ItemId == id);
            Assert.Equal((Short(text), content), (write.Reason, write.After));
            RecordedConflict recorded = Assert.Single(await test.Eserp.Conflicts.GetConflictsAsync(false, None), found => found.ItemId == id);
            Assert.Equal(conflict.Exchange, recorded.Exchange);
            Assert.True(await test.Eserp.Conflicts.ResolveAsync(recorded.ConflictId, Short(text), None));
            await store.ResolveIssuesAsync([new PendingItem(null, id)], run + 1, None);
        }

        Assert.Equal(Texts.Length, test.User.List(1).Count);
        Assert.Equal(Texts.Length, await store.CountLinksAsync(None));
        Assert.Equal(before, Schema(test));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tasks_contact_persons_and_leases(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        string before = Schema(test);
        IMailboxStore tasks = test.OpenMailbox(kind: ItemKind.Task);
        IMailboxStore contacts = test.OpenMailbox(kind: ItemKind.Contact);
        test.Sql("INSERT INTO ref.ContactPerson (Company, FirstName, LastName) VALUES ('Stadtwerke', 'Ute', 'Düring')");
        test.Sql("INSERT INTO ref.ContactPersonTransfer (ContactPersonId, StaffNumber) VALUES (1, 1)");
        for (int i = 0; i < Texts.Length; i++)
        {
            string text = Texts[i];
            var task = new TaskContent { Subject = text, Body = text };
            long id = Assert.Single(await tasks.CommitAsync([new ItemCommit(new EserpWrite.Create(task), new LinkWrite.Put(null, Id(text, i), "ck", 0, task), [])], None)).EserpId!.Value;
            Assert.Equal(task, Assert.Single(await tasks.LoadAsync([id], None)).Content);

            string name = Short(text).Length > 32 ? Short(text)[..32] : Short(text);
            EserpItem person = Assert.Single(await contacts.LoadAsync([1], None));
            var contact = new ContactContent { GivenName = name, Surname = name, Company = name, Department = name, Nickname = name, EMail = name, BusinessPhone = name, Address = new PostalAddress(name, name, name, name) };
            Assert.Equal(CommitOutcome.Committed, Assert.Single(await contacts.CommitAsync(
                [new ItemCommit(new EserpWrite.Update(1, person.Version, contact), new LinkWrite.Put(1, "c" + Id(text, i), "ck", 0, contact), [])], None)).Outcome);
            Assert.Equal(contact, Assert.Single(await contacts.LoadAsync([1], None)).Content);

            Lease lease = (await test.Eserp.Leases.TryAcquireAsync(Short(text), TimeSpan.FromMinutes(1), None)).Lease!;
            Assert.NotNull(lease);
            await test.Eserp.Leases.RenewAsync(lease, TimeSpan.FromMinutes(1), None);
            await test.Eserp.Leases.ReleaseAsync(lease, None);
        }

        Assert.Equal(Texts.Length, await tasks.CountLinksAsync(None));
        Assert.Equal(before, Schema(test));
    }

    [Theory]
    [InlineData("a'b;c.db")]
    [InlineData("Data Source=x;Mode=Memory.db")]
    [InlineData("%20 [x] {0} $(y).db")]
    [InlineData("😀ß.db")]
    [InlineData("?mode=ro&x#y.db")]
    [InlineData("a=b;Password=c.db")]
    [InlineData("\"q\".db")]
    public async Task A_file_of_any_name_is_that_file(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows few of these names.");
        await using TestDatabase test = await TestDatabase.CreateAsync();
        string folder = Directory.CreateTempSubdirectory("esexchange-name-").FullName;
        DatabaseLocation location = DatabaseLocation.ForFile(Path.Combine(folder, name));
        await EserpDatabase.InitializeAsync(location, new InitializeOptions { SampleCompany = true }, test.Time, None);
        EserpDatabase opened = await EserpDatabase.OpenAsync(location, test.Time, None);
        Assert.NotEmpty(await opened.Staff.GetStaffAsync(None));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.Equal([name], Directory.EnumerateFiles(folder).Select(Path.GetFileName));
        Directory.Delete(folder, true);
    }

    [Fact]
    public void A_mapping_script_of_any_text_is_kept_as_a_text()
    {
        foreach (string text in Texts)
        {
            string script = DatabaseScript.Write(DatabaseKind.SqlServer, "W. Europe Standard Time", "SELECT N'" + text.Replace("'", "''", StringComparison.Ordinal) + "' AS x");
            Assert.Empty(script.Split("\nGO\n").Where(batch => batch.Trim().Length > 0).SelectMany(SqlServer.Tsql.Errors));
        }
    }

    [Fact]
    public async Task A_time_zone_of_another_text_is_refused()
    {
        await using TestDatabase test = await TestDatabase.CreateAsync();
        foreach (string text in Texts.Where(text => text.Trim() != "0"))
        {
            string file = Path.Combine(Path.GetDirectoryName(test.File)!, "zone.db");
            EserpException error = await Assert.ThrowsAsync<EserpException>(() => EserpDatabase.InitializeAsync(DatabaseLocation.ForFile(file), new InitializeOptions { TimeZoneId = text }, test.Time, None));
            Assert.Equal(EserpError.InvalidValue, error.Error);
            Assert.False(File.Exists(file));
        }
    }

    private static string Short(string text) => text.Length <= LongestName ? text : text[..LongestName];

    private static string Id(string text, int number) => $"{(text.Length <= 300 ? text : text[..300])}#{number}";

    private static void Insert(TestDatabase test, string statement, int number, string text)
    {
        using DbConnection db = test.Open();
        using DbCommand command = db.CreateCommand();
        string own = test.Tables.Translate(statement);
        command.CommandText = db is Microsoft.Data.Sqlite.SqliteConnection ? EsExchange.Eserp.Database.Sqlite.SqliteDialect.Instance.Translate(own) : own;
        foreach ((string name, object value) in new (string, object)[] { ("@number", number), ("@text", text) })
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        command.ExecuteNonQuery();
    }

    /// <summary>Every object of the database, in words.</summary>
    private static string Schema(TestDatabase test)
    {
        using DbConnection db = test.Open();
        using DbCommand command = db.CreateCommand();
        command.CommandText = db is Microsoft.Data.Sqlite.SqliteConnection
            ? "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name"
            : "SELECT TABLE_SCHEMA + '.' + TABLE_NAME + ' ' + TABLE_TYPE FROM INFORMATION_SCHEMA.TABLES ORDER BY 1";
        using DbDataReader reader = command.ExecuteReader();
        List<string> objects = [];
        while (reader.Read())
            objects.Add(reader.GetString(0));
        return string.Join('\n', objects);
    }
}
