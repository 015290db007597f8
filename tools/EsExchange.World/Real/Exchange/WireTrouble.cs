using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Simulator.Faults;
using EsExchange.World.Network;

namespace EsExchange.World.Real.Exchange;

/// <summary>What a trouble is on the wire.</summary>
/// <param name="Effects">What the server does.</param>
/// <param name="Attempts">How many attempts one after the other meet it: the client repeats what it may.</param>
internal sealed record WireTrouble(IReadOnlyList<FaultEffect> Effects, int Attempts)
{
    private const int MostItems = 20;
    private const int MoreThanTheClientMakes = 6;

    public static WireTrouble? Of(Trouble? trouble, string operation, bool hasSyncState)
    {
        if (trouble is null)
            return null;
        var chance = new Random(trouble.Seed);
        int attempts = chance.Next(2) == 0 ? 1 : MoreThanTheClientMakes;
        return trouble.Kind switch
        {
            TroubleKind.RequestLost => new WireTrouble([chance.Next(2) == 0 ? new FaultEffect.DropBeforeEffect() : new FaultEffect.KeepAliveDrop()], attempts),
            TroubleKind.ResponseLost => new WireTrouble([Cut(chance)], attempts),
            TroubleKind.Torn when operation is "CreateItem" or "UpdateItem" or "DeleteItem" =>
                new WireTrouble([new FaultEffect.ItemError("ErrorInternalServerTransientError", Some(chance)), Cut(chance)], 1),
            TroubleKind.Torn => new WireTrouble([new FaultEffect.TruncatedResponse()], attempts),
            TroubleKind.Busy => new WireTrouble([Busy(chance)], attempts),
            TroubleKind.TokenLost when hasSyncState => new WireTrouble([new FaultEffect.ItemError("ErrorInvalidSyncStateData")], 1),
            _ => null,
        };
    }

    private static FaultEffect Cut(Random chance) => chance.Next(4) switch
    {
        0 => new FaultEffect.TruncatedResponse(),
        1 => new FaultEffect.GarbageResponse(),
        2 => new FaultEffect.MalformedXml(),
        _ => new FaultEffect.DropAfterEffect(),
    };

    private static FaultEffect Busy(Random chance) => chance.Next(9) switch
    {
        0 => new FaultEffect.ServerBusy(chance.Next(100, 30_000)),
        1 => new FaultEffect.ServerBusy(300_000),
        2 => new FaultEffect.HttpError(429, TimeSpan.FromSeconds(chance.Next(1, 40))),
        3 => new FaultEffect.HttpError(503),
        4 => new FaultEffect.ExpiredToken(),
        5 => new FaultEffect.SoapFault("ErrorMailboxStoreUnavailable"),
        6 => new FaultEffect.ItemError("ErrorServerBusy", Some(chance)),
        7 => new FaultEffect.ItemError("ErrorItemCorrupt", Some(chance)),
        _ => new FaultEffect.ItemError("ErrorInternalServerError", Some(chance)),
    };

    private static IReadOnlyList<int> Some(Random chance) => [.. Enumerable.Range(0, MostItems).Where(_ => chance.Next(2) == 0)];
}
