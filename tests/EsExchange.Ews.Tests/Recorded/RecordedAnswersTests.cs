using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Soap;
using NodaTime;
using Xunit;

namespace EsExchange.Ews.Tests.Recorded;

public sealed class RecordedAnswersTests
{
    private const string Guide = "office-developer-exchange-docs";

    [Fact]
    public async Task A_recurring_master_is_read()
    {
        // The guide's authors asked for no times, without which no item is whole; what they asked for is read all the same.
        var operation = new GetItemOperation<CalendarItem>(ItemShapes.Calendar with { ReadAsync = ReadWithTimesAsync }, ["M"], BodyRequest.Text);
        await ReadAsync(operation, Guide, "GetItem-recurring-master");

        CalendarItem item = operation.Results.Single().Item!;
        Assert.Equal(("Weekly Update Meeting", CalendarItemKind.RecurringMaster), (item.Subject, item.Kind));
        Assert.Equal(
            new Recurrence(new RecurrencePattern.Weekly(1, DaysOfWeek.Saturday), new RecurrenceRange.Numbered(new LocalDate(2014, 3, 8), 10)),
            item.Recurrence);
    }

    [Fact]
    public async Task A_batch_of_items_is_read_with_html_bodies()
    {
        var operation = new GetItemOperation<CalendarItem>(ItemShapes.Calendar, ["A", "B", "C"], BodyRequest.Html);
        await ReadAsync(operation, Guide, "GetItem-batch");

        Assert.Equal(["Review current quarterly deliverables", "Food bank delivery", "Code Blast"], operation.Results.Select(result => result.Item!.Subject));
        Assert.Equal(CalendarItemKind.RecurringMaster, operation.Results[1].Item!.Kind);
        Assert.All(operation.Results, result => Assert.Equal(BodyFormat.Html, result.Item!.BodyFormat));
        Assert.Equal(Instant.FromUtc(2014, 1, 19, 18, 59, 7), operation.Results[0].Item!.Start);
    }

    [Theory]
    [InlineData("FindItem-occurrences", 5, CalendarItemKind.Occurrence, true)]
    [InlineData("FindItem-master", 1, CalendarItemKind.RecurringMaster, true)]
    [InlineData("FindItem-calendar-view", 5, CalendarItemKind.Single, false)]
    public async Task Views_of_a_calendar_are_read(string answer, int count, CalendarItemKind kind, bool last)
    {
        var operation = new FindOccurrencesOperation(Instant.FromUtc(2014, 7, 1, 0, 0), Instant.FromUtc(2014, 8, 1, 0, 0));
        await ReadAsync(operation, Guide, answer);

        Assert.Equal((count, last), (operation.Items.Count, operation.IncludesLast));
        Assert.All(operation.Items, entry => Assert.Equal(kind, entry.Kind));
    }

    [Fact]
    public async Task Changes_of_a_folder_are_read()
    {
        var first = new SyncFolderItemsOperation(DistinguishedFolder.Inbox, null, 5);
        await ReadAsync(first, Guide, "SyncFolderItems-first");

        Assert.Equal((true, "H4sIAAA=="), (first.Result.IncludesLastItem, first.Result.SyncState));
        Assert.Equal(5, first.Result.Changes.Count);
        Assert.All(first.Result.Changes, change => Assert.Equal(ItemChangeKind.Created, change.Kind));
    }

    [Theory]
    [InlineData("CreateItem-batch", true)]
    [InlineData("UpdateItem-batch", true)]
    [InlineData("DeleteItem-batch", true)]
    [InlineData("DeleteItem-batch-with-errors", false)]
    public async Task Answers_to_writes_are_read(string answer, bool done)
    {
        ItemId[] ids = [new("A", "1"), new("B", "1"), new("C", "1")];
        WriteOperation operation = answer.Split('-')[0] switch
        {
            "CreateItem" => new CreateItemOperation([.. ids.Select(id => Support.SimulatorWorld.NewItem(id.Id))]),
            "UpdateItem" => new UpdateItemOperation([.. ids.Select(id => new CalendarItemUpdate(id, [new FieldChange.SetSubject("neu")]))]),
            _ => new DeleteItemOperation(ids, DeleteMode.MoveToDeletedItems, AffectedTaskOccurrences.SpecifiedOccurrenceOnly),
        };
        await ReadAsync(operation, Guide, answer);

        Assert.Equal(3, operation.Results.Count);
        Assert.All(operation.Results, result =>
        {
            if (done)
                Assert.IsType<WriteResult.Done>(result);
            else
                Assert.Equal(EwsErrorCategory.ItemNotFound, Assert.IsType<WriteResult.Failed>(result).Error.Category);
        });
    }

    [Fact]
    public async Task A_folder_a_subscription_and_a_configuration_item_are_read()
    {
        var folder = new GetFolderOperation(DistinguishedFolder.Calendar);
        await ReadAsync(folder, Guide, "GetFolder-calendar");
        var subscription = new SubscribeOperation([DistinguishedFolder.Inbox]);
        await ReadAsync(subscription, Guide, "Subscribe-streaming");
        var configuration = new GetUserConfigurationOperation(DistinguishedFolder.Calendar, "TestConfig");
        await ReadAsync(configuration, Guide, "GetUserConfiguration-dictionary");

        Assert.NotEmpty(folder.Result.Id);
        Assert.NotEmpty(subscription.Result);
        Assert.Empty(configuration.Result!);
    }

    [Fact]
    public async Task A_meeting_response_is_no_calendar_item_and_is_said_to_be_unreadable_as_one()
    {
        var operation = new GetItemOperation<CalendarItem>(ItemShapes.Calendar, ["R"], BodyRequest.Html);
        List<string> versions = await ReadAsync(operation, "ews-java-api", "GetMeetingResponse");

        Assert.Equal(EwsErrorCategory.CorruptItem, operation.Results.Single().Error?.Category);
        Assert.Equal(["15.1.1591.10"], versions);

        // Its fields are those of calendar items.
        var asItem = new GetItemOperation<CalendarItem>(ItemShapes.Calendar with { Element = "MeetingResponse" }, ["R"], BodyRequest.Html);
        await ReadAsync(asItem, "ews-java-api", "GetMeetingResponse");
        CalendarItem item = asItem.Results.Single().Item!;
        Assert.Equal(("New Time Proposed: something 2", "the location"), (item.Subject, item.Location));
        Assert.StartsWith("040000008200E00074C5B7101A82E008", item.Uid, StringComparison.Ordinal);
        Assert.Equal(string.Empty, TextNormalizer.Body(item));
    }

    private static async Task<CalendarItem?> ReadWithTimesAsync(System.Xml.XmlReader reader)
    {
        string xml = await reader.ReadOuterXmlAsync();
        string whole = xml.Replace("<t:CalendarItemType>", "<t:Start>2014-03-08T21:21:00Z</t:Start><t:End>2014-03-08T22:21:00Z</t:End><t:CalendarItemType>", StringComparison.Ordinal);
        using var again = System.Xml.XmlReader.Create(new StringReader(whole), new System.Xml.XmlReaderSettings { Async = true });
        await again.MoveToContentAsync();
        return await CalendarItemReader.ReadAsync(again);
    }

    private static async Task<List<string>> ReadAsync(IEwsOperation operation, string source, string answer)
    {
        List<string> versions = [];
        await using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Recorded", source, answer + ".xml"));
        Assert.Null(await ResponseReader.ReadAsync(stream, version => versions.Add(version.ToString()), operation.ReadMessageAsync));
        return versions;
    }
}
