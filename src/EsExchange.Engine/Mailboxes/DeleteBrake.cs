using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Detect;
using EsExchange.Engine.Plan;
using EsExchange.Sync.Model;
using EsExchange.Sync.Planning;

namespace EsExchange.Engine.Mailboxes;

/// <summary>
/// Holds deletions back until all changes are known, so that a mailbox that would lose too much on a side loses nothing there before an admin has agreed.
/// </summary>
/// <remarks>While it holds any, no position is stored: after a crash the deletions are listed again.</remarks>
internal sealed class DeleteBrake(MailboxContext context)
{
    private readonly Dictionary<long, PlannedPair> _held = [];
    private readonly HashSet<long> _released = [];

    /// <summary>Whether deletions wait.</summary>
    public bool IsHolding => _held.Count > 0;

    /// <summary>Lets the deletion of an appointment's pair through, whatever else is deleted.</summary>
    public void Approve(long eserpId) => _released.Add(eserpId);

    /// <summary>Keeps the deletions that wait and gives back the rest.</summary>
    public List<PlannedPair> HoldBack(IEnumerable<PlannedPair> planned)
    {
        var free = new List<PlannedPair>();
        foreach (PlannedPair pair in planned)
        {
            bool waits = LosingSide(pair) is not null && pair.Pair.EserpId is { } id && !_released.Contains(id);
            if (waits)
            {
                _held[pair.Pair.EserpId!.Value] = pair;
                continue;
            }

            free.Add(pair);
            if (pair.Pair.EserpId is { } other)
                _held.Remove(other);
        }

        return free;
    }

    /// <summary>Decides about all that wait; none waits afterwards.</summary>
    public async Task<Verdict> DecideAsync(CancellationToken cancellationToken)
    {
        int linked = await context.Losses.CountLinkedAsync(cancellationToken).ConfigureAwait(false);
        var allowed = new Candidates();
        var refused = new List<RefusedDeletion>();
        foreach (IGrouping<Side, PlannedPair> side in _held.Values.GroupBy(pair => LosingSide(pair)!.Value))
        {
            int deletions = context.Losses.On(side.Key) + side.Count();
            if (context.DeleteLimit.IsExceeded(deletions, linked))
            {
                refused.AddRange(side.Select(pair => new RefusedDeletion(pair, side.Key, deletions, linked)));
                continue;
            }

            context.Losses.Add(side.Key, side.Count());
            foreach (PlannedPair pair in side)
            {
                _released.Add(pair.Pair.EserpId!.Value);
                allowed.LookAgainAt(pair.Pair.ToPending());
            }
        }

        _held.Clear();
        return new Verdict(allowed, refused);
    }

    private static Side? LosingSide(PlannedPair pair) => pair.Decision.Action switch
    {
        PlanAction.DeleteInExchange => Side.Exchange,
        PlanAction.DeleteInEserp => Side.Eserp,
        _ => null,
    };
}

/// <summary>What is decided about deletions that waited.</summary>
/// <param name="Allowed">Those to look at again and to make.</param>
/// <param name="Refused">Those that wait for an admin.</param>
internal sealed record Verdict(Candidates Allowed, IReadOnlyList<RefusedDeletion> Refused);

/// <summary>A deletion that waits for an admin.</summary>
/// <param name="Planned">The pair.</param>
/// <param name="Side">Where it would be deleted.</param>
/// <param name="Deletions">How many would be deleted there.</param>
/// <param name="Linked">How many items were linked.</param>
internal sealed record RefusedDeletion(PlannedPair Planned, Side Side, int Deletions, int Linked);
