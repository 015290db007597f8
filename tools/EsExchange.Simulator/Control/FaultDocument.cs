using System;
using System.Collections.Generic;
using EsExchange.Simulator.Faults;

namespace EsExchange.Simulator.Control;

/// <summary>A fault rule in JSON.</summary>
internal sealed record FaultDocument
{
    /// <summary>The name of the effect: latency, dropBefore, dropAfter, http, serverBusy, soapFault, itemError, expiredToken, truncated, garbage, malformedXml, slow, splitCharacters, keepAliveDrop or hang.</summary>
    public required string Effect { get; init; }

    public string? Operation { get; init; }

    public string? Mailbox { get; init; }

    public int? From { get; init; }

    public int? Times { get; init; }

    public double? Probability { get; init; }

    public int? Seed { get; init; }

    /// <summary>For latency, slow (before each piece), http (Retry-After) and serverBusy.</summary>
    public int? Milliseconds { get; init; }

    /// <summary>For http.</summary>
    public int? Status { get; init; }

    /// <summary>For soapFault and itemError.</summary>
    public string? Code { get; init; }

    /// <summary>For itemError.</summary>
    public IReadOnlyList<int>? Indexes { get; init; }

    /// <summary>How often it came, in answers alone.</summary>
    public int? Fired { get; init; }

    /// <exception cref="ArgumentException">The effect is unknown or lacks what it needs.</exception>
    public FaultRule ToRule() => new(ToEffect())
    {
        Operation = Operation,
        Mailbox = Mailbox,
        From = From ?? 1,
        Times = Times,
        Probability = Probability ?? 1,
        Seed = Seed ?? 0,
    };

    private FaultEffect ToEffect() => Effect switch
    {
        "latency" => new FaultEffect.Latency(TimeSpan.FromMilliseconds(Needed(Milliseconds, "milliseconds"))),
        "dropBefore" => new FaultEffect.DropBeforeEffect(),
        "dropAfter" => new FaultEffect.DropAfterEffect(),
        "http" => new FaultEffect.HttpError(Needed(Status, "status"), Milliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : null),
        "serverBusy" => new FaultEffect.ServerBusy(Needed(Milliseconds, "milliseconds")),
        "soapFault" => new FaultEffect.SoapFault(Code ?? throw Lacks("code")),
        "itemError" => new FaultEffect.ItemError(Code ?? throw Lacks("code"), Indexes),
        "expiredToken" => new FaultEffect.ExpiredToken(),
        "truncated" => new FaultEffect.TruncatedResponse(),
        "garbage" => new FaultEffect.GarbageResponse(),
        "malformedXml" => new FaultEffect.MalformedXml(),
        "slow" => new FaultEffect.SlowResponse(TimeSpan.FromMilliseconds(Needed(Milliseconds, "milliseconds"))),
        "splitCharacters" => new FaultEffect.SplitCharacters(),
        "keepAliveDrop" => new FaultEffect.KeepAliveDrop(),
        "hang" => new FaultEffect.Hang(),
        _ => throw new ArgumentException("There is no effect '" + Effect + "'."),
    };

    private int Needed(int? value, string name) => value ?? throw Lacks(name);

    private ArgumentException Lacks(string name) => new("The effect '" + Effect + "' needs '" + name + "'.");
}
