using System;
using System.Net.Http;
using System.Threading.Tasks;
using EsExchange.World.Tests.Faults;

namespace EsExchange.World.Tests.Complaints.Support;

/// <summary>A fault of a whole product: of its engine, or of how it uses the network.</summary>
internal sealed class ProductFault : Fault
{
    /// <summary>What requests go through on top of the network; null for nothing.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? Wire { get; init; }

    /// <summary>How many mailboxes run at once.</summary>
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>Done when the product has begun to wait without a word.</summary>
    public Task FellSilent { get; init; } = new TaskCompletionSource().Task;
}
