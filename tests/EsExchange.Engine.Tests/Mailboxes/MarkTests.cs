using System.Linq;
using System.Threading.Tasks;
using EsExchange.Engine.Runs;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Runs;
using EsExchange.Ews.Categories;
using EsExchange.Simulator.Store;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

/// <summary>Manual: "Aktivitätsart synchronisieren", "Priorität als Text nach Outlook übertragen", "Equipment als Text nach Outlook übertragen".</summary>
public sealed class MarkTests
{
    [Fact]
    public async Task An_activity_type_is_a_category_both_ways_and_those_of_others_stay()
    {
        await using SyncWorld world = await WithActivityTypesAsync();
        long id = world.AddAppointment("Aufmaß");
        world.User.Change(id, "ActivityTypeNumber", "5");
        CalendarItem item = world.AddItem("Übergabe", day: 2);
        world.Mailbox.Calendar.Change<CalendarItem>(item.ItemId, i => i.Categories = ["Rot", "ES_5_Montage", "ES_99_Fremd"]);
        world.AddItem("Ohne", day: 3);
        await world.SyncAsync();

        Assert.Equal(["ES_5_Montage"], world.Item("Aufmaß").Categories);
        Assert.Equal(["Rot", "ES_99_Fremd", "ES_5_Montage"], world.Item("Übergabe").Categories.OrderBy(c => c == "ES_5_Montage").ThenBy(c => c != "Rot"));
        Assert.Equal(5L, Type(world, "Übergabe"));
        Assert.Equal(1L, Type(world, "Ohne"));
        Assert.Equal(["ES_1_Kundentermin"], world.Item("Ohne").Categories);
        await world.AssertIdleAsync();

        world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, i => i.Categories = ["ES_1_Kundentermin", "Blau"]);
        world.User.Change(world.Appointment("Übergabe").AppointmentId, "ActivityTypeNumber", "1");
        await world.SyncAsync();
        Assert.Equal(1L, Type(world, "Aufmaß"));
        Assert.Contains("ES_1_Kundentermin", world.Item("Übergabe").Categories);
        Assert.Contains("Rot", world.Item("Übergabe").Categories);
        Assert.DoesNotContain("ES_5_Montage", world.Item("Übergabe").Categories);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_renamed_activity_type_retags()
    {
        await using SyncWorld world = await WithActivityTypesAsync();
        world.AddAppointment("Aufmaß");
        await world.SyncAsync();
        world.Sql("UPDATE ref_ActivityType SET Name = 'Kundenbesuch' WHERE ActivityTypeNumber = 1");
        await world.SyncAsync();
        Assert.Equal(["ES_1_Kundenbesuch"], world.Item("Aufmaß").Categories);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task The_mailbox_offers_the_categories_with_their_colours_and_keeps_those_of_its_owner()
    {
        await using SyncWorld world = await WithActivityTypesAsync();
        byte[] own = System.Text.Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><categories default=\"Privat\" lastSavedSession=\"3\" lastSavedTime=\"2026-01-01T00:00:00.000\" xmlns=\"CategoryList.xsd\"><category name=\"Privat\" color=\"8\" keyboardShortcut=\"2\" guid=\"{11111111-2222-3333-4444-555555555555}\"/></categories>");
        world.Mailbox.Calendar.SetConfiguration("CategoryList", new UserConfiguration { XmlData = own });
        await world.Database.MasterData.SetColorAsync(5, 4, TestContext.Current.CancellationToken);
        await world.SyncAsync();

        CategoryList offered = Offered(world);
        Assert.Equal(4, offered.Find("ES_5_Montage")!.Color!.Index);
        Assert.Null(offered.Find("ES_1_Kundentermin")!.Color);
        Assert.Contains("<category name=\"Privat\" color=\"8\" keyboardShortcut=\"2\" guid=\"{11111111-2222-3333-4444-555555555555}\"/>", System.Text.Encoding.UTF8.GetString(offered.ToBytes()));
        await world.AssertIdleAsync();

        world.Sql("UPDATE ref_ActivityType SET Name = 'Aufbau' WHERE ActivityTypeNumber = 5");
        await world.SyncAsync();
        Assert.Null(Offered(world).Find("ES_5_Montage"));
        Assert.Equal(4, Offered(world).Find("ES_5_Aufbau")!.Color!.Index);
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task A_mailbox_of_which_only_the_tasks_are_synced_offers_the_categories()
    {
        await using SyncWorld world = await WithActivityTypesAsync();
        await world.Database.MasterData.SetColorAsync(5, 4, TestContext.Current.CancellationToken);
        world.Set(staff => staff with { AppointmentSync = false });

        await world.SyncAsync();

        Assert.Equal(4, Offered(world).Find("ES_5_Montage")!.Color!.Index);
    }

    [Fact]
    public async Task A_mailbox_with_another_address_offers_the_categories()
    {
        await using SyncWorld world = await WithActivityTypesAsync();
        await world.SyncAsync();
        Mailbox moved = world.Server.Store.AddMailbox("anna.neu@musterbau.example", "Anna Muster");
        world.Set(staff => staff with { EMail = moved.Address });

        await world.SyncAsync();

        Assert.NotNull(CategoryList.Parse([.. moved.Calendar.Configuration("CategoryList")!.XmlData!]).Find("ES_5_Montage"));
    }

    [Fact]
    public async Task A_list_of_categories_that_could_not_be_read_is_tried_again_until_it_was_repaired()
    {
        await using SyncWorld world = await WithActivityTypesAsync();
        world.AddAppointment("Aufmaß");
        world.Mailbox.Calendar.SetConfiguration("CategoryList", new UserConfiguration { XmlData = System.Text.Encoding.UTF8.GetBytes("<categories") });
        await world.SyncAsync();
        Assert.Equal("CategoryListUnreadable", Assert.Single(world.Issues).Reason);
        Assert.Equal(["ES_1_Kundentermin"], world.Item("Aufmaß").Categories);

        world.Server.Exchanges.Clear();
        await world.SyncAsync();
        Assert.Equal("CategoryListUnreadable", Assert.Single(world.Issues).Reason);
        Assert.Equal(SyncWorld.IdleRequests + 1, world.Server.Exchanges.Count(mailbox: SyncWorld.Address));
        Assert.Equal(1L, OpenIssues(world));

        world.Mailbox.Calendar.SetConfiguration("CategoryList", new UserConfiguration { XmlData = CategoryList.Empty.ToBytes() });
        await world.SyncAsync();
        Assert.NotNull(Offered(world).Find("ES_5_Montage"));
        Assert.Equal(0L, OpenIssues(world));
        await world.AssertIdleAsync();
    }

    [Fact]
    public async Task Priority_and_equipment_are_shown_in_the_text_and_a_hundred_round_trips_leave_the_text_unchanged()
    {
        await using SyncWorld world = await SyncWorld.CreateAsync();
        world.Sql("INSERT INTO ref_Priority VALUES (3, 'hoch')");
        world.Sql("INSERT INTO ref_Equipment VALUES (1, 'Hubsteiger'), (2, 'Lasermessgerät')");
        await world.SetAsync(connection => connection with { PriorityAsText = true, EquipmentAsText = true });
        long id = world.AddAppointment("Aufmaß");
        world.User.Change(id, "Body", "Leiter mitnehmen\n\nSchlüssel bei Böhm");
        world.Sql($"UPDATE ref_Appointment SET PriorityNumber = 3 WHERE AppointmentId = {id}");
        world.Sql($"INSERT INTO ref_AppointmentEquipment (AppointmentId, EquipmentNumber) VALUES ({id}, 1), ({id}, 2)");
        await world.SyncAsync();
        string text = world.Item("Aufmaß").Body!.Content;
        Assert.Contains("Priorität: hoch", text);
        Assert.Contains("Equipment: Hubsteiger, Lasermessgerät", text);

        for (int trip = 0; trip < 100; trip++)
        {
            if (trip % 2 == 0)
                world.Mailbox.Calendar.Change<CalendarItem>(world.Item("Aufmaß").ItemId, item => item.Location = $"Halle {trip}");
            else
                world.User.Change(id, "Location", $"Halle {trip}");
            await world.SyncAsync();
        }

        Assert.Equal("Leiter mitnehmen\n\nSchlüssel bei Böhm", world.Appointment("Aufmaß").Body);
        Assert.Equal(text, world.Item("Aufmaß").Body!.Content);

        world.Sql($"DELETE FROM ref_AppointmentEquipment WHERE EquipmentNumber = 2");
        await world.SyncAsync();
        Assert.Contains("Equipment: Hubsteiger\n", world.Item("Aufmaß").Body!.Content.Replace("\r\n", "\n", System.StringComparison.Ordinal));
        await world.SetAsync(connection => connection with { PriorityAsText = false, EquipmentAsText = false });
        MailboxResult last = await world.SyncAsync();
        Assert.Equal(new WriteCounts(0, 0, 0), last.Eserp);
        Assert.DoesNotContain("eserp", world.Item("Aufmaß").Body!.Content);
        await world.AssertIdleAsync();
    }

    private static async Task<SyncWorld> WithActivityTypesAsync()
    {
        SyncWorld world = await SyncWorld.CreateAsync();
        world.Sql("INSERT INTO ref_ActivityType VALUES (5, 'Montage')");
        await world.SetAsync(connection => connection with { SyncActivityTypes = true });
        return world;
    }

    private static CategoryList Offered(SyncWorld world) => CategoryList.Parse([.. world.Mailbox.Calendar.Configuration("CategoryList")!.XmlData!]);

    private static object? OpenIssues(SyncWorld world) => world.User.Scalar("SELECT COUNT(*) FROM es_Issue WHERE Ended IS NULL");

    private static object? Type(SyncWorld world, string subject) => world.User.Scalar($"SELECT ActivityTypeNumber FROM ref.Appointment WHERE Subject = '{subject}'");
}
