using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace EsExchange.Mutations.Judges;

/// <summary>Some judges in their order.</summary>
internal sealed class Court : IDisposable
{
    private readonly IReadOnlyList<(ProcessJudge Judge, IReadOnlySet<int> Reached)> _judges;

    private Court(IReadOnlyList<(ProcessJudge, IReadOnlySet<int>)> judges) => _judges = judges;

    /// <summary>Demands that the judges find no fault with the unchanged project.</summary>
    public static async Task<Court> OpenAsync(IEnumerable<ProcessJudge> judges, ChangedAssembly sound)
    {
        var open = new List<(ProcessJudge, IReadOnlySet<int>)>();
        foreach (ProcessJudge judge in judges)
            open.Add((judge, await judge.TrySoundAsync(sound)));
        return new Court(open);
    }

    /// <summary>Whether no judge notices the change. A judge that never passes the changed code is not asked.</summary>
    public async Task<bool> PassesAsync(ChangedAssembly changed)
    {
        foreach ((ProcessJudge judge, IReadOnlySet<int> reached) in _judges)
        {
            bool isReached = changed is not { IsSwitched: true, Number: { } number } || reached.Contains(number);
            if (isReached && !await judge.PassesAsync(changed))
                return false;
        }

        return true;
    }

    public void Dispose()
    {
        foreach ((ProcessJudge judge, _) in _judges)
            judge.Dispose();
    }
}
