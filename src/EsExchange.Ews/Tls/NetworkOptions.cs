using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace EsExchange.Ews.Tls;

/// <summary>How this machine's network is used.</summary>
public sealed class NetworkOptions
{
    /// <summary>The proxy; null for the one that the machine is set up with.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>The roots that count instead of the machine's; null for the machine's. For tests, whose authority no machine trusts.</summary>
    internal X509Certificate2Collection? Roots { get; init; }
}
