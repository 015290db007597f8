using System;

namespace EsExchange.Operations.Runs;

/// <summary>What a run did as a whole.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Mailboxes">How many mailboxes it got through, failed ones included.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="EserpWrites">Items created, updated and deleted in eserp.</param>
/// <param name="ExchangeWrites">Items created, updated and deleted in Exchange.</param>
/// <param name="Skipped">Items that did not cross, each with an issue.</param>
/// <param name="Conflicts">Fields that both sides had changed.</param>
/// <param name="Errors">Items that failed.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Error">The error that ended it; null where it came to its end.</param>
public sealed record RunReport(
    RunOutcome Outcome, int Mailboxes, int Failed, int EserpWrites, int ExchangeWrites, int Skipped, int Conflicts, int Errors, TimeSpan Duration, Exception? Error);
