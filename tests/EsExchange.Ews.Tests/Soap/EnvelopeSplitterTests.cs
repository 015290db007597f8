using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using CsCheck;
using EsExchange.Ews.Soap;
using Xunit;

namespace EsExchange.Ews.Tests.Soap;

public sealed class EnvelopeSplitterTests
{
    private static readonly string[] Envelopes =
    [
        "<s:Envelope xmlns:s=\"x\"><s:Body>ä</s:Body></s:Envelope>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Envelope><a b=\"Envelope>\"/></Envelope>",
        "<soap11:Envelope><x>&lt;/Envelope></x></soap11:Envelope>",
    ];

    [Fact]
    public async Task Envelopes_are_cut_wherever_the_network_cuts() => await Gen.Int[1, 40].SampleAsync(async size =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Join("\r\n", Envelopes));

        Assert.Equal(Envelopes, await SplitAsync(new Dribble(bytes, size)));
    });

    [Fact]
    public async Task A_stream_that_ends_within_an_envelope_is_told_after_what_was_whole()
    {
        List<string> found = [];

        await Assert.ThrowsAsync<XmlException>(() => SplitAsync(new MemoryStream(Encoding.UTF8.GetBytes(Envelopes[0] + "<s:Envelope>")), found));

        Assert.Equal([Envelopes[0]], found);
    }

    [Fact]
    public async Task An_envelope_that_does_not_end_is_not_gathered_for_ever() =>
        await Assert.ThrowsAsync<XmlException>(() => SplitAsync(new MemoryStream(Encoding.UTF8.GetBytes("<" + new string('a', 5 * 1024 * 1024)))));

    private static async Task<List<string>> SplitAsync(Stream stream, List<string>? into = null)
    {
        List<string> found = into ?? [];
        await foreach (Stream envelope in EnvelopeSplitter.SplitAsync(stream, TestContext.Current.CancellationToken))
            found.Add(await new StreamReader(envelope).ReadToEndAsync(TestContext.Current.CancellationToken));
        return found;
    }

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Dribble(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            base.ReadAsync(buffer, offset, Math.Min(count, size), cancellationToken);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, size)], cancellationToken);
    }
}
