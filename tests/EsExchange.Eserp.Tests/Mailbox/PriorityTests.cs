using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Eserp.Tests.Support;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Eserp.Tests.Mailbox;

public sealed class PriorityTests
{
    private static readonly ExchangeConnection Mapped = new() { Name = "hq", PriorityLow = 1, PriorityNormal = 2, PriorityHigh = 3 };

    [Theory]
    [InlineData(1, Importance.High, Importance.Low)]
    [InlineData(2, Importance.High, Importance.Normal)]
    [InlineData(3, Importance.Low, Importance.High)]
    [InlineData(4, Importance.Low, Importance.Low)]
    [InlineData(null, Importance.High, Importance.High)]
    public void A_priority_shows_the_importance_it_stands_for(int? priority, Importance own, Importance shown) =>
        Assert.Equal(shown, new PriorityMap(Mapped).Show(priority, own));

    [Theory]
    [InlineData(Importance.High, null, Importance.Normal, 3)]
    [InlineData(Importance.High, 1, Importance.Low, 3)]
    [InlineData(Importance.High, 4, Importance.High, 4)]
    [InlineData(Importance.Low, 4, Importance.High, 1)]
    public void A_changed_importance_changes_the_priority_and_an_unchanged_one_leaves_it(Importance importance, int? priority, Importance own, int? chosen) =>
        Assert.Equal(chosen, new PriorityMap(Mapped).Choose(importance, priority, own));

    [Fact]
    public void Without_a_map_priorities_are_not_touched()
    {
        var map = new PriorityMap(new ExchangeConnection { Name = "hq" });
        Assert.Equal(2, map.Choose(Importance.High, 2, Importance.Normal));
        Assert.Null(map.Choose(Importance.High, null, Importance.Normal));
        Assert.Equal(Importance.Low, map.Show(3, Importance.Low));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Kinds), MemberType = typeof(TestDatabase))]
    public async Task Importance_crosses_as_priority_both_ways(TestTarget target)
    {
        await using TestDatabase test = await TestDatabase.CreateAsync(target);
        test.Sql("INSERT INTO ref.Priority (PriorityNumber, Name) VALUES (1, 'niedrig'), (2, 'normal'), (3, 'hoch'), (4, 'kritisch')");
        IMailboxStore store = test.Eserp.OpenMailbox(test.Connection with { PriorityLow = 1, PriorityNormal = 2, PriorityHigh = 3 }, test.Staff, ItemKind.Appointment, null);
        var content = new Appointment
        {
            Subject = "Aufmaß",
            Importance = Importance.High,
            Time = new AppointmentTime.Timed(Instant.FromUtc(2027, 1, 11, 8, 0), Instant.FromUtc(2027, 1, 11, 9, 0)),
        };
        ItemCommitResult created = Assert.Single(await store.CommitAsync(
            [new ItemCommit(new EserpWrite.Create(content), new LinkWrite.Put(null, "item", "ck", 0, content), [])], TestContext.Current.CancellationToken));
        long id = created.EserpId!.Value;
        Assert.Equal(3, System.Convert.ToInt32(test.Sql($"SELECT PriorityNumber FROM ref.Appointment WHERE AppointmentId = {id}"), System.Globalization.CultureInfo.InvariantCulture));

        test.Sql($"UPDATE ref.Appointment SET PriorityNumber = 1 WHERE AppointmentId = {id}");
        EserpItem read = Assert.Single(await store.LoadAsync([id], TestContext.Current.CancellationToken));
        Assert.Equal(Importance.Low, ((Appointment)read.Content).Importance);

        test.Sql($"UPDATE ref.Appointment SET PriorityNumber = 4 WHERE AppointmentId = {id}");
        read = Assert.Single(await store.LoadAsync([id], TestContext.Current.CancellationToken));
        await store.CommitAsync([new ItemCommit(new EserpWrite.Update(id, read.Version, (Appointment)read.Content with { Location = "Halle 2" }), new LinkWrite.Put(id, "item", "ck", 0, content), [])], TestContext.Current.CancellationToken);
        Assert.Equal(4, System.Convert.ToInt32(test.Sql($"SELECT PriorityNumber FROM ref.Appointment WHERE AppointmentId = {id}"), System.Globalization.CultureInfo.InvariantCulture));
    }
}
