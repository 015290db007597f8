using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using EsExchange.World.Real;
using EsExchange.World.Stories;
using EsExchange.World.Tests.Faults;
using Xunit;

namespace EsExchange.World.Tests.Real;

/// <summary>The test of the test: faults that sync engines are known to have are found between real parts too, within fewer stories than are told to the sound engine.</summary>
public sealed class RealFaultTests
{
    private const ulong Seeds = 400;

    [Theory]
    [InlineData("the base is not updated")]
    [InlineData("the loser of a conflict is not kept")]
    [InlineData("Exchange's token is saved before its changes are applied")]
    [InlineData("deletions in Exchange are forgotten")]
    [InlineData("deletions in eserp are forgotten")]
    [InlineData("meetings are taken for appointments")]
    [InlineData("the options for deletions are ignored")]
    [InlineData("the options for private items are ignored")]
    [InlineData("categories that are their owner's are taken away")]
    public async Task A_known_fault_is_found_between_real_parts(string name)
    {
        Func<EngineFault> fault = KnownFaults.All.GetValueOrDefault(name) ?? KnownFaults.OfRealParts[name];
        Outcome? bad = null;
        for (ulong seed = 1; seed <= Seeds && bad is null; seed++)
        {
            Outcome outcome = await StoryRunner.RunAsync(StoryTeller.Tell(seed), fault(), make: RealWorld.MakeAsync);
            bad = outcome.IsGood ? null : outcome;
        }

        Assert.True(bad is not null, $"'{name}' was not found in {Seeds} worlds.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{bad}");
    }
}
