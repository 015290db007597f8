using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using EsExchange.Simulator.Store;
using EsExchange.Simulator.Tests.Support;
using NodaTime;
using Xunit;

namespace EsExchange.Simulator.Tests.Sync;

public sealed class SyncTests
{
    [Fact]
    public async Task First_sync_creates_all_and_the_second_is_empty()
    {
        await using var world = await World.Start();
        Add(world, "A");
        Add(world, "B");
        var first = await Pull(world);
        Assert.Equal(["Create A", "Create B"], first.Changes);
        Assert.True(first.Last);
        Assert.Empty((await Pull(world, first.State)).Changes);
    }

    [Fact]
    public async Task Each_change_is_told_once_with_the_newest_content()
    {
        await using var world = await World.Start();
        var changed = Add(world, "A");
        var deleted = Add(world, "B");
        var state = (await Pull(world)).State;
        Rename(world, changed, "A2");
        Rename(world, changed, "A3");
        Rename(world, deleted, "B2");
        world.Mailbox.Calendar.Delete(deleted.ItemId);
        Add(world, "C");
        var brief = Add(world, "D");
        world.Mailbox.Calendar.Delete(brief.ItemId);
        var second = await Pull(world, state);
        Assert.Equal(["Update A3", "Delete " + deleted.ItemId, "Create C"], second.Changes);
    }

    [Fact]
    public async Task Pages_with_changes_between_them_leave_no_gap_and_tell_nothing_twice()
    {
        await using var world = await World.Start();
        var items = Enumerable.Range(0, 6).Select(i => Add(world, "A" + i)).ToList();
        Rename(world, items[0], "A0b");
        var first = await Pull(world, most: 2);
        Assert.Equal(["Create A0b", "Create A1"], first.Changes);
        Assert.False(first.Last);
        Rename(world, items[1], "A1b");
        Rename(world, items[4], "A4b");
        world.Mailbox.Calendar.Delete(items[5].ItemId);
        world.Mailbox.Calendar.Delete(items[0].ItemId);
        var rest = await Pull(world, first.State);
        Assert.Equal(["Create A2", "Create A3", "Create A4b", "Update A1b", "Delete " + items[0].ItemId], rest.Changes);
        Assert.Empty((await Pull(world, rest.State)).Changes);
    }

    [Fact]
    public async Task Any_history_read_in_any_pages_ends_in_the_folder_as_it_is()
    {
        await using var world = await World.Start();
        var random = new System.Random(4711);
        var known = new Dictionary<string, string>();
        string? state = null;
        for (var round = 0; round < 120; round++)
        {
            for (var i = random.Next(6); i > 0; i--)
            {
                var live = world.Mailbox.Calendar.List();
                switch (random.Next(4))
                {
                    case 0 when live.Count > 0:
                        world.Mailbox.Calendar.Delete(live[random.Next(live.Count)].ItemId);
                        break;
                    case 1 or 2 when live.Count > 0:
                        Rename(world, live[random.Next(live.Count)], "R" + round + "-" + i);
                        break;
                    default:
                        Add(world, "N" + round + "-" + i);
                        break;
                }
            }

            var page = await Pull(world, state, random.Next(1, 5));
            state = page.State;
            Apply(known, page);
        }

        Page last;
        do
        {
            last = await Pull(world, state, 3);
            state = last.State;
            Apply(known, last);
        }
        while (!last.Last);
        Assert.Equal(world.Mailbox.Calendar.List().ToDictionary(i => i.ItemId, i => i.Subject), known);
    }

    [Fact]
    public async Task Ignored_items_are_left_out()
    {
        await using var world = await World.Start();
        var ignored = Add(world, "A");
        Add(world, "B");
        var answer = await world.Send(Requests.Sync(ignore: $"<m:Ignore><t:ItemId Id=\"{ignored.ItemId}\"/></m:Ignore>"));
        Assert.Equal(["B"], answer.Texts("Subject"));
    }

    [Theory]
    [InlineData("Unsinn")]
    [InlineData("AAAA")]
    public async Task Foreign_state_is_refused(string state)
    {
        await using var world = await World.Start();
        Assert.Equal("ErrorInvalidSyncStateData", (await world.Send(Requests.Sync(state))).Code());
    }

    [Fact]
    public async Task State_of_another_mailbox_is_refused()
    {
        await using var world = await World.Start();
        world.Server.Store.AddMailbox("bert@musterbau.example");
        var state = (await Pull(world)).State;
        Assert.Equal("ErrorInvalidSyncStateData", (await world.Send(Requests.Sync(state), "bert@musterbau.example")).Code());
    }

    [Fact]
    public async Task Moved_item_is_a_deletion_here_and_a_creation_there()
    {
        await using var world = await World.Start();
        var item = Add(world, "A");
        var state = (await Pull(world)).State;
        await world.Send(Requests.Delete(item.ItemId, "MoveToDeletedItems"));
        Assert.Equal(["Delete " + item.ItemId], (await Pull(world, state)).Changes);
        var there = await world.Send(Requests.Sync().Replace("Id=\"calendar\"", "Id=\"deleteditems\""));
        Assert.Equal(["A"], there.Texts("Subject"));
    }

    [Fact]
    public async Task Read_flag_alone_is_told_as_such()
    {
        await using var world = await World.Start();
        var inbox = world.Mailbox.Distinguished("inbox")!;
        var message = inbox.Add(new MessageItem { Subject = "Post" });
        var request = Requests.Sync().Replace("Id=\"calendar\"", "Id=\"inbox\"");
        var state = (await world.Send(request)).Descendants(Reply.M + "SyncState").Single().Value;
        await world.Send(
            $"<m:UpdateItem ConflictResolution=\"AlwaysOverwrite\" MessageDisposition=\"SaveOnly\"><m:ItemChanges><t:ItemChange><t:ItemId Id=\"{message.ItemId}\"/><t:Updates>"
            + "<t:SetItemField><t:FieldURI FieldURI=\"message:IsRead\"/><t:Message><t:IsRead>true</t:IsRead></t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>");
        var answer = await world.Send(Requests.Sync(state).Replace("Id=\"calendar\"", "Id=\"inbox\""));
        Assert.Equal("ReadFlagChange", answer.Descendants(Reply.M + "Changes").Single().Elements().Single().Name.LocalName);
    }

    [Fact]
    public async Task Hierarchy_tells_of_new_renamed_and_deleted_folders()
    {
        await using var world = await World.Start();
        const string Request = "<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape></m:SyncFolderHierarchy>";
        var first = await world.Send(Request);
        Assert.Contains("Calendar", first.Texts("DisplayName"));
        var created = await world.Send($"<m:CreateFolder><m:ParentFolderId>{Requests.Calendar}</m:ParentFolderId><m:Folders><t:CalendarFolder><t:DisplayName>Team</t:DisplayName></t:CalendarFolder></m:Folders></m:CreateFolder>");
        var id = created.Descendants(Reply.T + "FolderId").Single().Attribute("Id")!.Value;
        var second = await world.Send(Request.Replace("</m:SyncFolderHierarchy>", first.Descendants(Reply.M + "SyncState").Single() + "</m:SyncFolderHierarchy>"));
        Assert.Equal(["Team"], second.Texts("DisplayName"));
        await world.Send($"<m:DeleteFolder DeleteType=\"HardDelete\"><m:FolderIds><t:FolderId Id=\"{id}\"/></m:FolderIds></m:DeleteFolder>");
        var third = await world.Send(Request.Replace("</m:SyncFolderHierarchy>", second.Descendants(Reply.M + "SyncState").Single() + "</m:SyncFolderHierarchy>"));
        Assert.Equal(id, third.Descendants(Reply.T + "Delete").Single().Descendants().Single().Attribute("Id")!.Value);
    }

    private static CalendarItem Add(World world, string subject) => world.Mailbox.Calendar.Add(
        new CalendarItem { Subject = subject, Start = Instant.FromUtc(2027, 1, 1, 8, 0), End = Instant.FromUtc(2027, 1, 1, 9, 0) });

    private static void Rename(World world, Item item, string subject) => world.Mailbox.Calendar.Change<CalendarItem>(item.ItemId, i => i.Subject = subject);

    private static async Task<Page> Pull(World world, string? state = null, int most = 512)
    {
        var answer = await world.Send(Requests.Sync(state, most));
        Assert.Equal("NoError", answer.Code());
        var changes = answer.Descendants(Reply.M + "Changes").Single().Elements().ToList();
        return new Page(
            answer.Descendants(Reply.M + "SyncState").Single().Value,
            answer.Descendants(Reply.M + "IncludesLastItemInRange").Single().Value == "true",
            changes);
    }

    private static void Apply(Dictionary<string, string> known, Page page)
    {
        foreach (var change in page.Elements)
        {
            var id = change.Descendants(Reply.T + "ItemId").Single().Attribute("Id")!.Value;
            switch (change.Name.LocalName)
            {
                case "Create":
                    known.Add(id, change.Text("Subject"));
                    break;
                case "Update":
                    Assert.Contains(id, known);
                    Assert.NotEqual(known[id], change.Text("Subject"));
                    known[id] = change.Text("Subject");
                    break;
                default:
                    Assert.True(known.Remove(id), "A deletion was told of an item never told before.");
                    break;
            }
        }
    }

    private sealed record Page(string State, bool Last, List<XElement> Elements)
    {
        public IEnumerable<string> Changes => Elements.Select(e =>
            e.Name.LocalName + " " + (e.TextOrNull("Subject") ?? e.Descendants(Reply.T + "ItemId").Single().Attribute("Id")!.Value));
    }
}
