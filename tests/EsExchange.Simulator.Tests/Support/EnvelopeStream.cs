using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace EsExchange.Simulator.Tests.Support;

/// <summary>Reads a response that holds one envelope after the other, as they come.</summary>
internal sealed class EnvelopeStream : IAsyncDisposable
{
    private static readonly byte[] End = Encoding.UTF8.GetBytes("Envelope>");
    private readonly HttpResponseMessage _response;
    private readonly Stream _stream;
    private readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    private EnvelopeStream(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _stream = stream;
        _limit.CancelAfter(TimeSpan.FromMinutes(2));
    }

    /// <summary>The last envelope as it came.</summary>
    public byte[] LastBytes { get; private set; } = [];

    public static async Task<EnvelopeStream> Open(World world, string payload)
    {
        var response = await world.Post(payload, authorization: World.Basic(World.Service, World.Password), completion: HttpCompletionOption.ResponseHeadersRead);
        return new EnvelopeStream(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Waits for the next envelope.</summary>
    public async Task<XElement> Next()
    {
        var read = new List<byte>();
        var one = new byte[1];
        while (!Ends(read))
        {
            await _stream.ReadExactlyAsync(one, _limit.Token);
            read.Add(one[0]);
        }

        LastBytes = [.. read];
        return XElement.Parse(Encoding.UTF8.GetString(LastBytes));
    }

    /// <summary>Whether nothing more comes.</summary>
    public async Task<bool> Ended() => await _stream.ReadAsync(new byte[1], _limit.Token) == 0;

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _response.Dispose();
        _limit.Dispose();
    }

    private static bool Ends(List<byte> read)
    {
        if (read.Count < End.Length)
            return false;
        for (var i = 0; i < End.Length; i++)
        {
            if (read[read.Count - End.Length + i] != End[i])
                return false;
        }

        return read.IndexOf((byte)'/') >= 0 && Encoding.UTF8.GetString([.. read]).TrimEnd().EndsWith("</s:Envelope>", StringComparison.Ordinal);
    }
}
