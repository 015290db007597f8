using System;
using System.Net.Http;
using System.Threading.Tasks;
using EsExchange.Simulator;
using EsExchange.World.Stories;
using Xunit;
using Xunit.Sdk;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>A complaint as a story with a check, which a product with the complaint's fault fails and ours passes.</summary>
internal sealed class Scenario
{
    /// <summary>What happens.</summary>
    public required Func<Stage, Task> Story { get; init; }

    /// <summary>What the users expect afterwards.</summary>
    public required Func<Stage, Task> Check { get; init; }

    /// <summary>What is wrong with the product of which they complain.</summary>
    public required Func<EngineFault> Fault { get; init; }

    /// <summary>How the server is set up.</summary>
    public Func<ExchangeServerOptions, ExchangeServerOptions>? Server { get; init; }

    /// <summary>What stands for the network; null for the machine's own.</summary>
    public Func<HttpMessageHandler>? Network { get; init; }

    /// <summary>Tells the story to our product and to the faulty one.</summary>
    public async Task ProveAsync()
    {
        await using (Stage stage = await SetAsync(EngineFault.None))
        {
            await Story(stage);
            await Check(stage);
            Assert.Empty(stage.World.Violations);
        }

        await using (Stage stage = await SetAsync(Fault()))
        {
            await Story(stage);
            Exception? complaint = await Record.ExceptionAsync(() => Check(stage));
            Assert.True(complaint is XunitException, $"A product with the fault passes: {complaint}");
            TestContext.Current.TestOutputHelper?.WriteLine(complaint.Message);
        }
    }

    private Task<Stage> SetAsync(EngineFault fault) => Stage.SetAsync(fault, Server, Network?.Invoke());
}
