using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Sync.Model;

namespace EsExchange.Sync.Tests.Worlds;

/// <summary>The story of one pair: how it begins, and what happens to it.</summary>
internal sealed record PairStory(int Seed, ItemKind Kind, Beginning Beginning, bool IsLossy, bool ComesBack, IReadOnlyList<PairStep> Steps)
{
    public override string ToString() =>
        $"seed {Seed}: {Kind} {Beginning}{(IsLossy ? ", each side holds less than the other" : "")}{(ComesBack ? "" : ", changes in Exchange do not go to eserp")}\n"
        + string.Join("\n", Steps.Select((step, i) => $"  {i + 1}. {step}"));

    /// <summary>Tells the story of a seed.</summary>
    public static PairStory Tell(int seed)
    {
        var random = new Random(seed);
        var kind = (ItemKind)random.Next(3);
        var steps = new List<PairStep>();
        foreach (PairOption option in Enum.GetValues<PairOption>())
            steps.Add(new PairStep.Option(option, random.Next(6)));
        for (int left = random.Next(2, 14); left > 0; left--)
            steps.Add(Step(random, kind));
        return new PairStory(seed, kind, (Beginning)random.Next(4), random.Next(2) == 0, kind != ItemKind.Contact || random.Next(2) == 0, steps);
    }

    private static PairStep Step(Random random, ItemKind kind) => random.Next(20) switch
    {
        < 11 => User(random, kind),
        < 15 => new PairStep.Sync(),
        < 18 => new PairStep.Sync((Moment)random.Next(3), random.Next(2) == 0 ? null : User(random, kind)),
        18 => new PairStep.Option((PairOption)random.Next(4), random.Next(6)),
        _ => random.Next(3) == 0 ? new PairStep.LoseLink() : new PairStep.Sync(),
    };

    private static PairStep.User User(Random random, ItemKind kind)
    {
        var side = (Side)random.Next(2);
        Deed deed = random.Next(24) switch
        {
            < 11 => Deed.Edit,
            11 => Deed.EditAlikeOnBothSides,
            12 => Deed.Revert,
            < 16 => Deed.Delete,
            16 => random.Next(2) == 0 ? Deed.Vanish : Deed.Return,
            17 => Deed.Return,
            18 => Deed.TurnPrivate,
            19 => Deed.TurnPublic,
            20 => random.Next(2) == 0 ? Deed.TurnMeeting : Deed.TurnSingle,
            21 => random.Next(2) == 0 ? Deed.TurnUnreadable : Deed.TurnReadable,
            22 => random.Next(2) == 0 ? Deed.LeaveScope : Deed.EnterScope,
            _ => Deed.Edit,
        };
        bool isOfExchange = deed is Deed.TurnMeeting or Deed.TurnSingle or Deed.TurnUnreadable or Deed.TurnReadable;
        bool isOfAppointments = deed is Deed.TurnMeeting or Deed.TurnSingle;
        return new PairStep.User(isOfExchange ? Side.Exchange : side, isOfAppointments && kind != ItemKind.Appointment ? Deed.Edit : deed, random.Next(1000));
    }
}

/// <summary>How the story of a pair begins.</summary>
internal enum Beginning
{
    InStep,
    InEserpOnly,
    InExchangeOnly,
    OnBothSidesUnknown,
}
