using System.Linq;
using System.Threading.Tasks;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Simulator.Tests.Items;

public sealed class DeleteAndCopyTests
{
    private static readonly ExtendedPropertyKey Mark = ExtendedPropertyKey.Named(new System.Guid("5e1fa7a4-7a0b-4a3c-9a64-0d5a0a5c6d01"), "Mark");

    [Theory]
    [InlineData("HardDelete", 0)]
    [InlineData("MoveToDeletedItems", 1)]
    public async Task Deleted_item_is_gone_from_its_folder(string type, int kept)
    {
        await using var world = await World.Start();
        var item = Add(world);
        Assert.Equal("NoError", (await world.Send(Requests.Delete(item.ItemId, type))).Code());
        Assert.Empty(world.Mailbox.Calendar.List());
        Assert.Equal(kept, world.Mailbox.DeletedItems.Count);
        Assert.Equal("ErrorItemNotFound", (await world.Send(Requests.Get(item.ItemId))).Code());
        Assert.Equal("ErrorItemNotFound", (await world.Send(Requests.Delete(item.ItemId, type))).Code());
        Assert.Equal(0, world.Server.MessagesSent);
    }

    [Fact]
    public async Task SendMeetingCancellations_is_required()
    {
        await using var world = await World.Start();
        Assert.Equal("ErrorSendMeetingCancellationsRequired", (await world.Send(Requests.Delete(Add(world).ItemId, cancellations: string.Empty))).Code());
        Assert.Single(world.Mailbox.Calendar.List());
    }

    [Fact]
    public async Task Cancellations_are_counted()
    {
        await using var world = await World.Start();
        await world.Send(Requests.Delete(Add(world).ItemId, cancellations: " SendMeetingCancellations=\"SendOnlyToAll\""));
        Assert.Equal(1, world.Server.MessagesSent);
    }

    [Fact]
    public async Task Copy_has_another_id_and_the_same_extended_properties()
    {
        await using var world = await World.Start();
        var item = Add(world);
        var answer = await world.Send(MoveOrCopy("CopyItem", item.ItemId, "calendar"));
        Assert.NotEqual(item.ItemId, answer.ItemId().Id);
        Assert.Equal(["7", "7"], world.Mailbox.Calendar.List().Select(i => i.Extended[Mark][0]));
    }

    [Fact]
    public async Task Moved_item_has_another_id_and_its_old_one_is_gone()
    {
        await using var world = await World.Start();
        var item = Add(world);
        var answer = await world.Send(MoveOrCopy("MoveItem", item.ItemId, "deleteditems"));
        Assert.Equal("ErrorItemNotFound", (await world.Send(Requests.Get(item.ItemId))).Code());
        Assert.Equal("NoError", (await world.Send(Requests.Get(answer.ItemId().Id))).Code());
    }

    private static CalendarItem Add(World world)
    {
        var item = new CalendarItem { Subject = "M", Start = Instant.FromUtc(2027, 1, 1, 8, 0), End = Instant.FromUtc(2027, 1, 1, 9, 0), Attendees = [new Attendee("bert@musterbau.example")] };
        item.SetExtended(Mark, "7");
        return world.Mailbox.Calendar.Add(item);
    }

    private static string MoveOrCopy(string operation, string id, string folder) =>
        $"<m:{operation}><m:ToFolderId><t:DistinguishedFolderId Id=\"{folder}\"/></m:ToFolderId><m:ItemIds><t:ItemId Id=\"{id}\"/></m:ItemIds></m:{operation}>";
}
