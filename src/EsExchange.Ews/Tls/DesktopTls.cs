using System.Net;
using System.Security.Authentication;

namespace EsExchange.Ews.Tls;

/// <summary>Chooses the versions of TLS where .NET Framework may still be held to those that Exchange refuses.</summary>
internal static class DesktopTls
{
    /// <summary>TLS 1.2 where the process allows older versions alone; else nothing, which leaves the choice to the process and to Windows.</summary>
    /// <param name="process">What the process allows.</param>
    public static SslProtocols Choose(SecurityProtocolType process) =>
        process != SecurityProtocolType.SystemDefault && process < SecurityProtocolType.Tls12 ? SslProtocols.Tls12 : SslProtocols.None;
}
