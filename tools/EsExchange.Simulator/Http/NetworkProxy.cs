using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Simulator.Http;

/// <summary>An HTTP proxy behind which every host name leads to one server: a whole network for clients that look for their server by name.</summary>
public sealed class NetworkProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, bool> _missing = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _hosts = new();
    private readonly ExchangeServer _server;
    private readonly Task _accepting;

    private NetworkProxy(ExchangeServer server, int port)
    {
        _server = server;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>The proxy's address.</summary>
    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>The hosts to which connections were made, in their order.</summary>
    public IReadOnlyCollection<string> Hosts => _hosts;

    /// <summary>Starts a proxy.</summary>
    /// <param name="server">Where all names lead.</param>
    /// <param name="port">Its port; 0 takes a free one.</param>
    public static NetworkProxy Start(ExchangeServer server, int port = 0) => new(server, port);

    /// <summary>Lets a name lead nowhere.</summary>
    public void Remove(string host) => _missing[host] = true;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                var near = client.GetStream();
                var (line, head) = await ReadHead(near);
                var parts = line.Split(' ');
                var isTunnel = parts[0] == "CONNECT";
                var target = new Uri(isTunnel ? "https://" + parts[1] : parts[1]);
                _hosts.Enqueue(target.Host);
                var port = (isTunnel ? _server.HttpsUrl : _server.HttpUrl)?.Port;
                if (port is null || _missing.ContainsKey(target.Host))
                {
                    await near.WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _stop.Token);
                    return;
                }

                await server.ConnectAsync(IPAddress.Loopback, port.Value, _stop.Token);
                var far = server.GetStream();
                if (isTunnel)
                    await near.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _stop.Token);
                else
                    await far.WriteAsync(Encoding.ASCII.GetBytes($"{parts[0]} {target.PathAndQuery} {parts[2]}\r\n{head}"), _stop.Token);
                await Task.WhenAny(near.CopyToAsync(far, _stop.Token), far.CopyToAsync(near, _stop.Token));
            }
            catch (Exception e) when (e is System.IO.IOException or SocketException or OperationCanceledException or UriFormatException or IndexOutOfRangeException or ObjectDisposedException)
            {
                // The client sees its connection end.
            }
        }
    }

    /// <summary>The first line, and the rest of the head with its empty line.</summary>
    private async Task<(string Line, string Head)> ReadHead(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && text.Length < 16384 && await stream.ReadAsync(one, _stop.Token) == 1)
            text.Append((char)one[0]);
        var all = text.ToString();
        var end = all.IndexOf("\r\n", StringComparison.Ordinal);
        return end < 0 ? (all, string.Empty) : (all[..end], all[(end + 2)..]);
    }
}
