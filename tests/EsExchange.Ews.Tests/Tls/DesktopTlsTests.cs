using System.Net;
using System.Security.Authentication;
using EsExchange.Ews.Tls;
using Xunit;

namespace EsExchange.Ews.Tests.Tls;

public sealed class DesktopTlsTests
{
    private const int Ssl3 = 48;
    private const int Tls10 = 192;
    private const int Tls11 = 768;
    private const int Tls12 = 3072;
    private const int Tls13 = 12288;

    [Theory]
    [InlineData(Ssl3 | Tls10, SslProtocols.Tls12)]
    [InlineData(Tls10 | Tls11, SslProtocols.Tls12)]
    [InlineData((int)SecurityProtocolType.SystemDefault, SslProtocols.None)]
    [InlineData(Tls10 | Tls12, SslProtocols.None)]
    [InlineData(Tls13, SslProtocols.None)]
    public void Only_a_process_held_to_old_versions_is_overruled(int process, SslProtocols expected) =>
        Assert.Equal(expected, DesktopTls.Choose((SecurityProtocolType)process));
}
