using System;
using System.Text;

namespace EsExchange.Simulator.Http;

/// <summary>One request to the EWS address with its response.</summary>
public sealed class ServerExchange
{
    internal ServerExchange(string operation, string? mailbox, string? caller, string? anchorMailbox, int status, ReadOnlyMemory<byte> request, ReadOnlyMemory<byte> response)
    {
        Operation = operation;
        Mailbox = mailbox;
        Caller = caller;
        AnchorMailbox = anchorMailbox;
        Status = status;
        RequestBytes = request;
        ResponseBytes = response;
    }

    /// <summary>The name of the request element, or empty where the body was not read or not SOAP.</summary>
    public string Operation { get; }

    /// <summary>The address of the mailbox acted in, or null.</summary>
    public string? Mailbox { get; }

    /// <summary>Who was logged on, or null.</summary>
    public string? Caller { get; }

    /// <summary>The header X-AnchorMailbox, or null.</summary>
    public string? AnchorMailbox { get; }

    /// <summary>The HTTP status; 0 where the connection was broken off.</summary>
    public int Status { get; }

    public ReadOnlyMemory<byte> RequestBytes { get; }

    /// <summary>The response before compression.</summary>
    public ReadOnlyMemory<byte> ResponseBytes { get; }

    public string RequestBody => Encoding.UTF8.GetString(RequestBytes.Span);

    public string ResponseBody => Encoding.UTF8.GetString(ResponseBytes.Span);
}
