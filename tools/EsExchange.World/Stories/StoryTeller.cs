using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Sync.Model;
using EsExchange.World.Network;

namespace EsExchange.World.Stories;

/// <summary>Makes a story from a seed; the same seed makes the same story.</summary>
internal static class StoryTeller
{
    private static readonly TroubleKind[] Troubles = Enum.GetValues<TroubleKind>();
    private static readonly WorldOption[] Options = Enum.GetValues<WorldOption>();

    /// <summary>The disasters that are told unless the story is a calm one.</summary>
    private static readonly Disaster[] Disasters = Enum.GetValues<Disaster>();

    public static Story Tell(ulong seed)
    {
        var chance = new Random(unchecked((int)(seed * 2654435761UL >> 7)));
        int mailboxes = chance.Next(4) == 0 ? 2 : 1;
        bool isCalm = chance.Next(3) == 0;
        bool hasContacts = chance.Next(4) == 0;
        if (chance.Next(8) == 0)
            return new Story(seed, 1, Duel(chance));
        var steps = new List<Step>();
        foreach (WorldOption option in Options)
        {
            if (chance.Next(3) == 0)
                steps.Add(new Step.Option(option, chance.Next(mailboxes), chance.Next(3)));
        }

        if (hasContacts)
            steps.Add(new Step.Option(WorldOption.ContactTransfer, 0, 1));
        for (int i = chance.Next(1, 6); i > 0; i--)
            steps.Add(Create(chance, mailboxes, hasContacts));
        for (int i = chance.Next(4, 14); i > 0; i--)
        {
            steps.Add(Next(chance, mailboxes, isCalm, hasContacts));

            // After a restore people go on working, and new items get numbers that had been given away before.
            if (steps[^1] is Step.Strike { Disaster: Disaster.RestoreEserp } && chance.Next(2) == 0)
                steps.Add(new Step.People(Side.Eserp, Deed.Create, Kind(chance, hasContacts), chance.Next(mailboxes), 0, chance.Next(100)));
        }

        return new Story(seed, mailboxes, steps);
    }

    /// <summary>Two people who work on the same item while the engine runs.</summary>
    private static List<Step> Duel(Random chance)
    {
        ItemKind kind = Kind(chance, hasContacts: false);
        List<Step> steps = [new Step.People(chance.Next(2) == 0 ? Side.Eserp : Side.Exchange, Deed.Create, kind, 0, 0, 1), new Step.Run([])];
        for (int i = chance.Next(1, 4); i > 0; i--)
        {
            int field = chance.Next(3);
            steps.Add(new Step.People(chance.Next(2) == 0 ? Side.Eserp : Side.Exchange, Deed.Edit, kind, 0, 0, field));
            if (chance.Next(2) == 0)
                steps.Add(new Step.People(chance.Next(2) == 0 ? Side.Eserp : Side.Exchange, Deed.Edit, kind, 0, 0, field));
            TroubleKind second = chance.Next(2) == 0 ? TroubleKind.People : Troubles[chance.Next(Troubles.Length)];
            steps.Add(new Step.Run([new Trouble(chance.Next(8, 26), TroubleKind.People, chance.Next(1000)), new Trouble(chance.Next(8, 26), second, chance.Next(1000))]));
        }

        return steps;
    }

    /// <summary>What people do while the engine's request is on its way.</summary>
    public static Step.People Interruption(int seed, int mailboxes) => People(new Random(seed), mailboxes, hasContacts: false);

    private static Step Next(Random chance, int mailboxes, bool isCalm, bool hasContacts) => chance.Next(20) switch
    {
        < 9 => People(chance, mailboxes, hasContacts),
        < 15 => new Step.Run(RunTroubles(chance)),
        < 17 => new Step.Wait(chance.Next(3) == 0 ? chance.Next(1, 12 * 1440) : chance.Next(1, 60)),
        < 18 => new Step.Option(Options[chance.Next(Options.Length)], chance.Next(mailboxes), chance.Next(3)),
        _ when isCalm => People(chance, mailboxes, hasContacts),
        _ => new Step.Strike(Disasters[chance.Next(Disasters.Length)], chance.Next(mailboxes)),
    };

    private static Trouble[] RunTroubles(Random chance) => chance.Next(3) == 0
        ? []
        : [.. Enumerable.Range(0, chance.Next(1, 3)).Select(_ => new Trouble(chance.Next(1, 40), Troubles[chance.Next(Troubles.Length)], chance.Next(1000)))];

    private static Step.People Create(Random chance, int mailboxes, bool hasContacts) =>
        new(chance.Next(2) == 0 ? Side.Eserp : Side.Exchange, Deed.Create, Kind(chance, hasContacts), chance.Next(mailboxes), 0, chance.Next(100));

    private static Step.People People(Random chance, int mailboxes, bool hasContacts)
    {
        Side side = chance.Next(2) == 0 ? Side.Eserp : Side.Exchange;
        Deed deed = chance.Next(24) switch
        {
            < 3 => Deed.Create,
            < 9 => Deed.Edit,
            < 10 => Deed.Move,
            < 13 => Deed.Delete,
            < 14 => Deed.TurnPrivate,
            < 15 => Deed.TurnPublic,
            < 16 => Deed.Retype,
            < 17 => side == Side.Eserp ? Deed.Equip : Deed.ClearBlock,
            _ => side == Side.Eserp ? Deed.Share : (Deed)chance.Next((int)Deed.Copy, (int)Deed.Retype),
        };
        return new Step.People(side, deed, Kind(chance, hasContacts), chance.Next(mailboxes), chance.Next(8), chance.Next(100));
    }

    private static ItemKind Kind(Random chance, bool hasContacts) => chance.Next(4) switch
    {
        0 => ItemKind.Task,
        1 when hasContacts => ItemKind.Contact,
        _ => ItemKind.Appointment,
    };
}
