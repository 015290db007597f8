using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Apply;
using EsExchange.Engine.Load;
using EsExchange.Engine.Mailboxes;
using EsExchange.Engine.Tests.Support;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;
using Xunit;
using static EsExchange.Engine.Tests.Support.Pieces;

namespace EsExchange.Engine.Tests.Apply;

public sealed class SkipTextTests
{
    private static readonly PlanReason[] Own =
    [
        PlanReason.Private, PlanReason.OutOfScope, PlanReason.Unreadable, PlanReason.KeptByOption, PlanReason.Meeting, PlanReason.MissingInEserp, PlanReason.MissingInExchange,
    ];

    [Fact]
    public void Each_reason_to_leave_an_item_has_a_text_of_its_own_and_all_others_share_one()
    {
        ILookup<string, PlanReason> reasons = Enum.GetValues<PlanReason>().ToLookup(reason => SkipText.For(reason, Pair()));
        HashSet<PlanReason> alone = [.. reasons.Where(sharing => sharing.Count() == 1).SelectMany(sharing => sharing)];

        Assert.Equal(Own.Order(), alone.Order());
        Assert.Equal(Own.Length + 1, reasons.Count);
        Assert.All(reasons, sharing => Assert.NotEqual("", sharing.Key));
    }

    [Fact]
    public void The_text_says_why_an_item_could_not_be_read() => Assert.Contains("torn", SkipText.For(PlanReason.Unreadable, Pair() with { Unreadable = "torn" }));

    [Fact]
    public void An_appointment_that_is_gone_on_both_sides_is_told_otherwise() =>
        Assert.NotEqual(SkipText.For(PlanReason.MissingInEserp, Pair()), SkipText.For(PlanReason.MissingInEserp, Pair() with { IsDeletedInExchange = true }));

    [Fact]
    public void A_deletion_that_waits_is_told_with_its_numbers()
    {
        string text = SkipText.For(new RefusedDeletion(Planned(PlanAction.DeleteInExchange, Pair()), Side.Exchange, 12, 40));

        Assert.All(["12", "40", "Exchange"], part => Assert.Contains(part, text));
    }
}
