using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Xml;

namespace EsExchange.Ews.Soap;

/// <summary>Cuts a stream into its envelopes as they come; a streaming answer is one document after another (MS-OXWSNTIF).</summary>
internal static class EnvelopeSplitter
{
    /// <summary>An envelope of notifications is small; a stream that never ends one is no answer of Exchange.</summary>
    private const int LongestEnvelope = 4 * 1024 * 1024;

    private static readonly byte[] EndOfEnvelope = Encoding.ASCII.GetBytes("Envelope>");

    /// <exception cref="XmlException">An envelope is too long, or the stream ends within one.</exception>
    public static async IAsyncEnumerable<Stream> SplitAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] chunk = new byte[8192];
        using var envelope = new MemoryStream();
        for (int read = await stream.ReadAsync(chunk, 0, chunk.Length, cancellationToken).ConfigureAwait(false);
            read > 0;
            read = await stream.ReadAsync(chunk, 0, chunk.Length, cancellationToken).ConfigureAwait(false))
        {
            for (int i = 0; i < read; i++)
            {
                bool betweenEnvelopes = envelope.Length == 0 && chunk[i] != (byte)'<';
                if (betweenEnvelopes)
                    continue;
                envelope.WriteByte(chunk[i]);
                if (chunk[i] == (byte)'>' && EndsEnvelope(envelope))
                {
                    yield return new MemoryStream(envelope.ToArray(), writable: false);
                    envelope.SetLength(0);
                }
            }

            if (envelope.Length > LongestEnvelope)
                throw new XmlException("An envelope of the answer does not end.");
        }

        if (envelope.Length > 0)
            throw new XmlException("The answer ends within an envelope.");
    }

    private static bool EndsEnvelope(MemoryStream envelope)
    {
        byte[] bytes = envelope.GetBuffer();
        int start = (int)envelope.Length - EndOfEnvelope.Length;
        if (start < 2)
            return false;
        for (int i = 0; i < EndOfEnvelope.Length; i++)
        {
            if (bytes[start + i] != EndOfEnvelope[i])
                return false;
        }

        // The end tag may have a prefix: </s:Envelope>.
        int tag = start - 1;
        while (tag > 0 && bytes[tag] is not ((byte)'/' or (byte)'<' or (byte)'>'))
            tag--;
        return bytes[tag] == (byte)'/' && bytes[tag - 1] == (byte)'<';
    }
}
