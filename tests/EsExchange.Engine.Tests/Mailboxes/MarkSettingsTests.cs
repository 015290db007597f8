using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Exchange;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Tests.Support;
using EsExchange.Sync.Model;
using Xunit;

namespace EsExchange.Engine.Tests.Mailboxes;

public sealed class MarkSettingsTests
{
    private static MailboxContext Context => Pieces.Context;

    [Fact]
    public void Settings_are_named_as_earlier_versions_named_them() =>
        Assert.Equal("jr+a/4Q+Xf4aY7CWzMiczOj7Ruy2Ey3M/36Vil9kiRM=", MarkSettings.Of(Context with { ActivityTypes = new Dictionary<int, string> { [5] = "Aufgabe", [2] = "Termin" }, Categories = Colored(3, 4) }));

    [Fact]
    public void Where_activity_types_are_not_kept_settings_are_named_as_ever() => Assert.Equal("/wqGLBht1C1PvSDBzbcG1IqnLQWfA/kbDJsZ+E1w4BU=", MarkSettings.Of(Context with { DefaultActivityType = 5 }));

    [Fact]
    public void The_order_of_activity_types_says_nothing() => Assert.Equal(
        MarkSettings.Of(Context with { ActivityTypes = new Dictionary<int, string> { [5] = "Aufgabe", [2] = "Termin" } }),
        MarkSettings.Of(Context with { ActivityTypes = new Dictionary<int, string> { [2] = "Termin", [5] = "Aufgabe" } }));

    [Fact]
    public void Every_setting_counts()
    {
        MailboxContext[] contexts =
        [
            Context,
            Context with { Connection = Context.Connection with { PriorityAsText = true } },
            Context with { Connection = Context.Connection with { EquipmentAsText = true } },
            Context with { Connection = Context.Connection with { PriorityLow = 3 } },
            Context with { Connection = Context.Connection with { PriorityNormal = 3 } },
            Context with { Connection = Context.Connection with { PriorityHigh = 3 } },
            Context with { Connection = Context.Connection with { PriorityHigh = 4 } },
            Context with { Policy = Context.Policy with { KeepsPrivate = false } },
            Context with { Policy = Context.Policy with { ComesBack = false } },
            Context with { ActivityTypes = new Dictionary<int, string>() },
            Context with { ActivityTypes = new Dictionary<int, string> { [5] = "Aufgabe" } },
            Context with { ActivityTypes = new Dictionary<int, string> { [5] = "Termin" } },
            Context with { ActivityTypes = new Dictionary<int, string> { [6] = "Aufgabe" } },
            Context with { ActivityTypes = new Dictionary<int, string> { [6] = "Aufgabe" }, DefaultActivityType = 6 },
            Context with { Kind = ItemKind.Task, Categories = [new CategoryStyle(5, "ES_5_Aufgabe", null)] },
            Context with { Categories = Colored(3) },
            Context with { Categories = Colored(1, 11) },
            Context with { Categories = Colored(11, 1) },
        ];

        Assert.Equal(contexts.Length, contexts.Select(MarkSettings.Of).Distinct().Count());
    }

    [Fact]
    public void Priorities_say_nothing_of_contacts() => Assert.Equal(
        MarkSettings.Of(Context with { Kind = ItemKind.Contact }),
        MarkSettings.Of(Context with { Kind = ItemKind.Contact, Connection = Context.Connection with { PriorityHigh = 3 } }));

    private static CategoryStyle[] Colored(params int[] colors) => [.. colors.Select(color => new CategoryStyle(5, "ES_5_Aufgabe", color))];
}
