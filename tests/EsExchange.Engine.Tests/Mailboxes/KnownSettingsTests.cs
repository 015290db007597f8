using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Tests.Support;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class KnownSettingsTests
{
    [Theory]
    [InlineData(0, "m 0")]
    [InlineData(30, "m")]
    [InlineData(3650, "m 3650")]
    public void Days_are_named_where_they_are_not_those_of_earlier_versions(int days, string text)
    {
        var settings = new KnownSettings("m", days);

        Assert.Equal(text, settings.ToString());
        Assert.Equal(settings, KnownSettings.Read(text));
    }

    [Fact]
    public void A_position_without_settings_tells_none() => Assert.Null(KnownSettings.Read(null));

    [Theory]
    [InlineData(ItemKind.Appointment, 60)]
    [InlineData(ItemKind.Task, 30)]
    [InlineData(ItemKind.Contact, 30)]
    public void Days_count_for_a_calendar_alone(ItemKind kind, int days)
    {
        MailboxContext context = Pieces.Context with { Kind = kind, Connection = Pieces.Context.Connection with { SeriesDaysBack = 60 } };

        Assert.Equal(new KnownSettings(MarkSettings.Of(context), days), KnownSettings.Of(context));
    }
}
