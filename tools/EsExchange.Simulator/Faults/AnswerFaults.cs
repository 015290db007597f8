using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace EsExchange.Simulator.Faults;

/// <summary>Answers that are right or wrong in their bytes, sent in ways that try a client's patience and its reader.</summary>
internal static class AnswerFaults
{
    private static readonly object Served = new();

    /// <summary>A document that ends in the middle and has an entity nobody declared.</summary>
    public static byte[] Malformed(byte[] envelope) => [.. envelope.AsSpan(0, envelope.Length / 2), .. "&unbekannt;<"u8];

    /// <summary>Sends an answer in small pieces with a wait before each.</summary>
    public static async Task Slowly(HttpContext http, byte[] answer, FaultEffect.SlowResponse slow, TimeProvider time)
    {
        http.Response.ContentLength = answer.Length;
        for (var at = 0; at < answer.Length; at += slow.BytesAtOnce)
        {
            await Task.Delay(slow.Pause, time, http.RequestAborted);
            await Send(http, answer.AsMemory(at, Math.Min(slow.BytesAtOnce, answer.Length - at)));
        }
    }

    /// <summary>Sends an answer in chunks that end within each character of more than one byte.</summary>
    public static async Task Split(HttpContext http, byte[] answer)
    {
        var sent = 0;
        for (var at = 1; at < answer.Length; at++)
        {
            if ((answer[at] & 0xC0) != 0x80 || (answer[at - 1] & 0xC0) != 0xC0)
                continue;
            await Send(http, answer.AsMemory(sent, at - sent));
            sent = at;
        }

        await Send(http, answer.AsMemory(sent));
    }

    /// <summary>Whether the connection has carried a request before this one, which it then has.</summary>
    public static bool IsReused(HttpContext http)
    {
        var items = http.Features.Get<IConnectionItemsFeature>()!.Items;
        if (items.ContainsKey(Served))
            return true;
        items[Served] = Served;
        return false;
    }

    private static async Task Send(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
