using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using Xunit;

namespace EsExchange.Eserp.Tests.Mailbox;

public sealed class ConcurrentFeedTests
{
    private const int Writers = 4;
    private const int Writes = 60;

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task No_change_of_many_writers_is_ever_missed_by_a_reader_that_goes_on_from_its_token(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        IMailboxStore store = test.OpenMailbox();
        var expected = new ConcurrentDictionary<long, bool>();
        Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Write(test, writer, expected))));

        var seen = new Dictionary<long, (bool IsDeleted, long Version)>();
        string? token = null;
        for (bool isLastLook = false; ; )
        {
            EserpChangePage page = await store.GetChangesAsync(token, 7, TestContext.Current.CancellationToken);
            foreach (EserpChange change in page.Changes)
                seen[change.EserpId] = (change.IsDeleted, change.Version);
            token = page.ChangeToken;
            if (!page.IsLast)
                continue;
            if (isLastLook)
                break;
            isLastLook = writing.IsCompleted;
        }

        await writing;
        Assert.Equal(expected.OrderBy(e => e.Key).Select(e => (e.Key, e.Value)), seen.OrderBy(s => s.Key).Select(s => (s.Key, s.Value.IsDeleted)));
        IReadOnlyList<EserpItem> now = await store.LoadAsync([.. seen.Keys], TestContext.Current.CancellationToken);
        Assert.All(now, appointment => Assert.Equal(appointment.Version, seen[appointment.Id].Version));
    }

    private static void Write(TestDatabase test, int seed, ConcurrentDictionary<long, bool> expected)
    {
        var random = new Random(seed);
        using var user = new EserpUser.EserpUser(test.Name, test.Tables);
        List<long> own = [];
        for (int i = 0; i < Writes; i++)
        {
            if (own.Count == 0 || random.Next(3) == 0)
            {
                long id = user.Add([1], $"{seed}-{i}", "2027-01-11T08:00:00", "2027-01-11T09:00:00");
                expected[id] = false;
                own.Add(id);
            }
            else if (random.Next(3) > 0)
            {
                user.Change(own[random.Next(own.Count)], "Location", $"Halle {i}");
            }
            else
            {
                long id = own[random.Next(own.Count)];
                user.Delete(id);
                expected[id] = true;
                own.Remove(id);
            }
        }
    }
}
