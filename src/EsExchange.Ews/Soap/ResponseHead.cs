using System;

namespace EsExchange.Ews.Soap;

/// <summary>What every response message and every fault says before its payload (schema type <c>ResponseMessageType</c>).</summary>
internal sealed class ResponseHead
{
    public string ResponseClass { get; set; } = "Success";

    public string ResponseCode { get; set; } = "NoError";

    public string MessageText { get; set; } = string.Empty;

    public TimeSpan? BackOff { get; set; }

    public bool IsError => ResponseClass == "Error";
}
