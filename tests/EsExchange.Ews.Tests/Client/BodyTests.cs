using System.Collections.Generic;
using System.Threading.Tasks;
using EsExchange.Ews.Items;
using EsExchange.Ews.Mapping;
using EsExchange.Ews.Tests.Support;
using Xunit;

namespace EsExchange.Ews.Tests.Client;

public sealed class BodyTests
{
    [Fact]
    public async Task A_body_is_written_and_read_as_html_and_seen_as_text()
    {
        await using SimulatorWorld world = await SimulatorWorld.StartAsync();
        const string Text = "Guten Tag,\n\n  Preis < 100 & fest";
        ItemId created = Done(await world.Mailbox.CreateItemsAsync([
            SimulatorWorld.NewItem("Angebot") with { Body = HtmlText.FromText(Text), BodyFormat = BodyFormat.Html }], default));

        CalendarItem html = (await world.Mailbox.GetCalendarItemsAsync([created.Id], default, BodyRequest.Html))[0].Item!;
        CalendarItem best = (await world.Mailbox.GetCalendarItemsAsync([created.Id], default, BodyRequest.Best))[0].Item!;

        Assert.Equal((BodyFormat.Html, BodyFormat.Html), (html.BodyFormat, best.BodyFormat));
        Assert.Equal(Text, TextNormalizer.Body(html));

        ItemId changed = Done(await world.Mailbox.UpdateItemsAsync([new CalendarItemUpdate(created, [new FieldChange.SetBody("<p>neu", BodyFormat.Html)])], default));
        Assert.Equal("neu", TextNormalizer.Body((await world.Mailbox.GetCalendarItemsAsync([changed.Id], default, BodyRequest.Best))[0].Item!));
        Done(await world.Mailbox.UpdateItemsAsync([new CalendarItemUpdate(changed, [new FieldChange.SetBody("a < b")])], default));
        CalendarItem text = (await world.Mailbox.GetCalendarItemsAsync([changed.Id], default, BodyRequest.Best))[0].Item!;
        Assert.Equal((BodyFormat.Text, "a < b"), (text.BodyFormat, TextNormalizer.Body(text)));
    }

    private static ItemId Done(IReadOnlyList<WriteResult> results) => Assert.IsType<WriteResult.Done>(Assert.Single(results)).ItemId;
}
