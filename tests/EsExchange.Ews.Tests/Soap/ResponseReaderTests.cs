using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using System.Xml;
using EsExchange.Ews.Items;
using EsExchange.Ews.Operations;
using EsExchange.Ews.Soap;
using EsExchange.Ews.Tests.Support;
using Xunit;

namespace EsExchange.Ews.Tests.Soap;

public sealed class ResponseReaderTests
{
    private const int BodySize = 8_000;
    private const int Count = 1_000;

    [Fact]
    public async Task A_page_is_read_as_it_comes_and_never_gathered()
    {
        var stream = new GrowingPage();
        int read = 0;
        long furthest = 0;

        await ResponseReader.ReadAsync(stream, _ => { }, async reader =>
        {
            furthest = Math.Max(furthest, stream.Given - ((long)read * BodySize));
            CalendarItem? item = null;
            await ResponseReader.ReadMessageAsync(reader, async _ =>
            {
                await reader.ReadChildrenAsync(async _ =>
                {
                    item = await CalendarItemReader.ReadAsync(reader);
                    return true;
                });
                return true;
            });
            Assert.Equal(BodySize, item!.Body.Length);
            read++;
        });

        Assert.Equal(Count, read);
        Assert.InRange(furthest, 0, Count * 500L + 200_000);
        Assert.True(stream.Given > Count * BodySize);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Log on</body></html>")]
    [InlineData("not xml")]
    [InlineData("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>")]
    [InlineData("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>")]
    [InlineData("<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>&b;</s:Body></s:Envelope>")]
    public async Task What_is_no_whole_answer_is_refused(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<XmlException>(() => ResponseReader.ReadAsync(stream, _ => { }, _ => Task.CompletedTask));
    }

    [Fact]
    public async Task Every_truncation_of_an_answer_is_noticed()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Answers.Folder);
        for (int length = 0; length < whole.Length; length++)
        {
            var operation = new GetFolderOperation(DistinguishedFolder.Calendar);
            using var stream = new MemoryStream(whole, 0, length);
            await Assert.ThrowsAsync<XmlException>(() => ResponseReader.ReadAsync(stream, _ => { }, operation.ReadMessageAsync));
        }
    }

    [Fact]
    public async Task Character_references_that_XML_forbids_do_not_spoil_the_answer()
    {
        string answer = Answers.Folder.Replace("Kalender", "Kal&#x1F;ender", StringComparison.Ordinal);
        var operation = new GetFolderOperation(DistinguishedFolder.Calendar);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(answer));

        await ResponseReader.ReadAsync(stream, _ => { }, operation.ReadMessageAsync);

        Assert.Equal("Kal\u001Fender", operation.Result.DisplayName);
    }

    [Fact]
    public async Task A_fault_tells_its_code_and_its_wait()
    {
        const string Fault = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault><faultcode xmlns:a='x'>a:ErrorServerBusy</faultcode>"
            + "<faultstring>busy</faultstring><detail><e:ResponseCode xmlns:e='http://schemas.microsoft.com/exchange/services/2006/errors'>ErrorServerBusy</e:ResponseCode>"
            + "<t:MessageXml xmlns:t='http://schemas.microsoft.com/exchange/services/2006/types'><t:Value Name='BackOffMilliseconds'>297749</t:Value></t:MessageXml>"
            + "</detail></s:Fault></s:Body></s:Envelope>";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Fault));

        ResponseHead? head = await ResponseReader.ReadAsync(stream, _ => { }, _ => Task.CompletedTask);

        Assert.Equal("ErrorServerBusy", head?.ResponseCode);
        Assert.Equal(TimeSpan.FromMilliseconds(297749), head?.BackOff);
    }

    /// <summary>Makes a page of a thousand items piece by piece and counts what it gave.</summary>
    private sealed class GrowingPage : Stream
    {
        private byte[] piece = Encoding.UTF8.GetBytes(Answers.Start + "<m:GetItemResponse><m:ResponseMessages>");
        private int at;
        private int made;

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == piece.Length)
                Next();
            int size = Math.Min(count, piece.Length - at);
            piece.AsSpan(at, size).CopyTo(buffer.AsSpan(offset));
            at += size;
            Given += size;
            return size;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, System.Threading.CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

        public override System.Threading.Tasks.ValueTask<int> ReadAsync(Memory<byte> buffer, System.Threading.CancellationToken cancellationToken = default)
        {
            byte[] bytes = new byte[buffer.Length];
            int size = Read(bytes, 0, bytes.Length);
            bytes.AsSpan(0, size).CopyTo(buffer.Span);
            return ValueTask.FromResult(size);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private void Next()
        {
            string text = made switch
            {
                < Count => $"<m:GetItemResponseMessage ResponseClass='Success'><m:ResponseCode>NoError</m:ResponseCode><m:Items><t:CalendarItem><t:ItemId Id='i{made}'/>"
                    + $"<t:Body BodyType='Text'>{new string('x', BodySize)}</t:Body><t:Start>2027-01-15T08:00:00Z</t:Start><t:End>2027-01-15T09:00:00Z</t:End>"
                    + "</t:CalendarItem></m:Items></m:GetItemResponseMessage>",
                Count => "</m:ResponseMessages></m:GetItemResponse>" + Answers.End,
                _ => string.Empty,
            };
            made++;
            piece = Encoding.UTF8.GetBytes(text);
            at = 0;
        }
    }
}
