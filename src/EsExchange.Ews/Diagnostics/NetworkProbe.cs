using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Resources;

namespace EsExchange.Ews.Diagnostics;

/// <summary>Whether the server, or the proxy on the way to it, has an address and takes connections.</summary>
internal static class NetworkProbe
{
    public static async Task<ProbeStep> ResolveAsync(EwsClientOptions options)
    {
        Uri target = Target(options);
        string host = target.DnsSafeHost;
        try
        {
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(host).ConfigureAwait(false);
            string listed = string.Join(", ", addresses.Select(address => address.ToString()));
            return new ProbeStep(ProbeStepName.Resolve, ProbeOutcome.Passed, IsProxy(options, target) ? Messages.Format("ProbeProxyResolved", host, listed) : Messages.Format("ProbeResolved", host, listed));
        }
        catch (SocketException exception)
        {
            return new ProbeStep(ProbeStepName.Resolve, ProbeOutcome.Failed, Messages.Format("ProbeNotResolved", host, exception.Message), Messages.Get("AdviceNotResolved"));
        }
    }

    public static async Task<ProbeStep> ConnectAsync(EwsClientOptions options, CancellationToken cancellationToken)
    {
        Uri target = Target(options);
        using CancellationTokenSource timeout = new(TimeSpan.FromSeconds(30));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await ConnectAsync(target, either.Token).ConfigureAwait(false);
            return new ProbeStep(ProbeStepName.Connect, ProbeOutcome.Passed, IsProxy(options, target) ? Messages.Format("ProbeProxyConnected", target.Port) : Messages.Format("ProbeConnected", target.Port));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or NullReferenceException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ProbeStep(ProbeStepName.Connect, ProbeOutcome.Failed, Messages.Format("ProbeNotConnected", target.DnsSafeHost, target.Port, exception.Message), ErrorAdvice.For(EwsErrorCategory.Unreachable));
        }
    }

    /// <summary>Tries the host's addresses one after the other; a client of .NET Framework takes those of one family alone.</summary>
    private static async Task ConnectAsync(Uri target, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(target.DnsSafeHost).ConfigureAwait(false);
        for (int i = 0; i < addresses.Length; i++)
        {
            try
            {
                using var socket = new TcpClient(addresses[i].AddressFamily);
                using CancellationTokenRegistration cut = cancellationToken.Register(static state => ((TcpClient)state!).Dispose(), socket);
                await socket.ConnectAsync(addresses[i], target.Port).ConfigureAwait(false);
                return;
            }
            catch (SocketException) when (i < addresses.Length - 1 && !cancellationToken.IsCancellationRequested)
            {
            }
        }

        throw new SocketException((int)SocketError.HostNotFound);
    }

    private static bool IsProxy(EwsClientOptions options, Uri target) => target != options.Url;

    /// <summary>Whom the connection is made to: the proxy, where there is one for the server.</summary>
    private static Uri Target(EwsClientOptions options)
    {
#if NET
        IWebProxy? proxy = options.Network.Proxy ?? System.Net.Http.HttpClient.DefaultProxy;
#else
        IWebProxy? proxy = options.Network.Proxy ?? WebRequest.DefaultWebProxy;
#endif
        return proxy is null || proxy.IsBypassed(options.Url) ? options.Url : proxy.GetProxy(options.Url) ?? options.Url;
    }
}
