using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Tests.Support;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;
using NodaTime;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

/// <summary>Servers that leave out what the schema lets them leave out.</summary>
public sealed class EwsAnswerTests
{
    private const string Id = """<t:ItemId Id="X" ChangeKey="x1"/>""";
    private const string Times = "<t:Start>2027-01-04T08:00:00Z</t:Start><t:End>2027-01-04T09:00:00Z</t:End>";

    private static readonly ExchangeConnection Connection = new() { Name = "hq", UserName = "dienst@musterbau.example", Url = new Uri("https://mail.musterbau.example/EWS/Exchange.asmx") };

    [Theory]
    [InlineData(ItemKind.Appointment, $"<t:CalendarItem>{Id}{Times}</t:CalendarItem>")]
    [InlineData(ItemKind.Task, $"<t:Task>{Id}</t:Task>")]
    [InlineData(ItemKind.Contact, $"<t:Contact>{Id}</t:Contact>")]
    public async Task An_item_without_times_was_made_and_changed_before_everything(ItemKind kind, string answer)
    {
        using ScriptedServer server = ScriptedServer.Item(answer);

        ExchangeItem read = await ReadAsync(server, kind);

        Assert.Equal((Instant.MinValue, Instant.MinValue), (read.Created, read.Modified));
    }

    [Fact]
    public async Task An_occurrence_without_the_identity_of_its_series_belongs_to_none()
    {
        using ScriptedServer server = ScriptedServer.Item($"<t:CalendarItem>{Id}{Times}<t:CalendarItemType>Occurrence</t:CalendarItemType></t:CalendarItem>");

        Assert.Null((await ReadAsync(server, ItemKind.Appointment)).Series);
    }

    [Fact]
    public async Task An_occurrence_without_its_first_start_lies_where_it_starts()
    {
        using ScriptedServer server = ScriptedServer.Item($"<t:CalendarItem>{Id}{Times}<t:CalendarItemType>Occurrence</t:CalendarItemType><t:UID>S</t:UID></t:CalendarItem>");

        Assert.Equal(new SeriesKey("S", EwsBox.Nine), (await ReadAsync(server, ItemKind.Appointment)).Series);
    }

    [Theory]
    [InlineData("<t:UID>S</t:UID>", 1)]
    [InlineData("", 0)]
    public async Task A_list_shows_occurrences_of_known_series_alone(string uid, int shown)
    {
        using var server = new ScriptedServer(
            "FindItem", $"""<m:RootFolder TotalItemsInView="1" IncludesLastItemInRange="true"><t:Items><t:CalendarItem>{Id}{Times}<t:CalendarItemType>Occurrence</t:CalendarItemType>{uid}</t:CalendarItem></t:Items></m:RootFolder>""");
        using IExchangeOrganisation organisation = await OpenAsync(server);

        Assert.Equal(shown, (await Open(organisation, ItemKind.Appointment).GetOccurrencesAsync(new Interval(EwsBox.Nine, EwsBox.Nine + Duration.FromHours(1)), CancellationToken.None)).Count);
    }

    private static Task<IExchangeOrganisation> OpenAsync(ScriptedServer server) => new EwsConnector(TimeProvider.System, server).OpenAsync(Connection, "geheim-1", CancellationToken.None);

    private static IExchangeFolder Open(IExchangeOrganisation organisation, ItemKind kind) => organisation.OpenFolder("anna@musterbau.example", new ExchangeFolderOptions { Kind = kind, Zone = EwsBox.Berlin });

    private static async Task<ExchangeItem> ReadAsync(ScriptedServer server, ItemKind kind)
    {
        using IExchangeOrganisation organisation = await OpenAsync(server);
        return Assert.Single(await Open(organisation, kind).LoadAsync(["X"], CancellationToken.None)).Item!;
    }
}
