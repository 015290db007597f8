using System;
using System.Threading.Tasks;
using EsExchange.Engine.Ews;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Errors;
using Xunit;

namespace EsExchange.Engine.Tests.Ews;

public sealed class EwsErrorsTests
{
    [Fact]
    public async Task What_goes_well_is_handed_on() => Assert.Equal(7, await EwsErrors.TranslateAsync(() => Task.FromResult(7)));

    [Theory]
    [InlineData(EwsErrorCategory.ImpersonationDenied, "ImpersonationDenied", false)]
    [InlineData(EwsErrorCategory.Unreachable, "Unreachable", false)]
    [InlineData(EwsErrorCategory.InvalidSyncState, "InvalidSyncState", true)]
    public async Task An_error_of_the_mailbox_keeps_its_kind_and_its_words(EwsErrorCategory category, string errorId, bool isSyncStateInvalid)
    {
        var error = new EwsException(Error(category));

        ExchangeException told = await Assert.ThrowsAsync<ExchangeException>(() => EwsErrors.TranslateAsync<int>(() => throw error));

        Assert.Equal((errorId, "why", isSyncStateInvalid), (told.ErrorId, told.Message, told.IsSyncStateInvalid));
        Assert.Same(error, told.InnerException);
    }

    [Fact]
    public Task What_is_no_error_of_Exchange_stays_what_it_is() =>
        Assert.ThrowsAsync<OperationCanceledException>(() => EwsErrors.TranslateAsync<int>(() => throw new OperationCanceledException()));

    [Theory]
    [InlineData(EwsErrorCategory.Conflict, false, WriteOutcome.Changed)]
    [InlineData(EwsErrorCategory.Conflict, true, WriteOutcome.Changed)]
    [InlineData(EwsErrorCategory.ItemNotFound, false, WriteOutcome.Changed)]
    [InlineData(EwsErrorCategory.Throttled, true, WriteOutcome.Later)]
    [InlineData(EwsErrorCategory.MailboxUnavailable, true, WriteOutcome.Later)]
    [InlineData(EwsErrorCategory.MailboxUnavailable, false, WriteOutcome.Refused)]
    [InlineData(EwsErrorCategory.AccessDenied, false, WriteOutcome.Refused)]
    [InlineData(EwsErrorCategory.InvalidItem, false, WriteOutcome.Refused)]
    public void A_write_that_failed_is_planned_again_tried_later_or_given_up(EwsErrorCategory category, bool isTransient, WriteOutcome outcome) =>
        Assert.Equal(outcome, EwsErrors.ToOutcome(Error(category) with { IsTransient = isTransient }));

    private static EwsError Error(EwsErrorCategory category) => new(category, EwsErrorScope.Mailbox, "why");
}
