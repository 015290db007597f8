using System;

namespace EsExchange.Simulator.Store;

/// <summary>A change that Exchange's store does not take.</summary>
public sealed class StoreRefusal : ArgumentException
{
    internal StoreRefusal(string code, string message)
        : base(message) => Code = code;

    /// <summary>The response code (schema type ResponseCodeType).</summary>
    public string Code { get; }
}
