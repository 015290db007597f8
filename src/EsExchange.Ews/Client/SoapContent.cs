using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

namespace EsExchange.Ews.Client;

/// <summary>A request's bytes, with the knowledge whether any of them may have left this machine.</summary>
internal sealed class SoapContent : HttpContent
{
    private readonly byte[] bytes;

    public SoapContent(byte[] bytes)
    {
        this.bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
    }

    /// <summary>Whether the connection began to take the body; before that the server cannot have acted on it.</summary>
    public bool MayBeSent { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        MayBeSent = true;
        await stream.WriteAsync(bytes, 0, bytes.Length).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
