using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using EsExchange.Ews.Client;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Tls;
using Xunit;

namespace EsExchange.Ews.Tests.Client;

/// <summary>Why a connection could not be made: .NET says it by its own exceptions, .NET Framework by a status.</summary>
public sealed class ConnectionFaultTests
{
    [Theory]
    [InlineData(WebExceptionStatus.SecureChannelFailure, EwsErrorCategory.TlsFailed)]
    [InlineData(WebExceptionStatus.TrustFailure, EwsErrorCategory.TlsFailed)]
    [InlineData(WebExceptionStatus.NameResolutionFailure, EwsErrorCategory.Unreachable)]
    [InlineData(WebExceptionStatus.ProxyNameResolutionFailure, EwsErrorCategory.Unreachable)]
    [InlineData(WebExceptionStatus.ConnectFailure, EwsErrorCategory.Unreachable)]
    [InlineData(WebExceptionStatus.ReceiveFailure, null)]
    public void A_status_of_the_framework_tells(WebExceptionStatus status, EwsErrorCategory? expected) =>
        Assert.Equal(expected, ConnectionFault.Judge(Around(new WebException("It failed.", status)), null));

    [Theory]
    [InlineData(CertificateProblem.SelfSigned, EwsErrorCategory.CertificateUntrusted)]
    [InlineData(CertificateProblem.Expired, EwsErrorCategory.CertificateExpired)]
    [InlineData(CertificateProblem.WrongHost, EwsErrorCategory.CertificateWrongHost)]
    public void A_certificate_that_was_refused_says_more(CertificateProblem problem, EwsErrorCategory expected)
    {
        var certificate = new CertificateReport("CN=mail.example.com", "CN=mail.example.com", default, default, problem);
        var refused = new AuthenticationException("The remote certificate is invalid.");

        Assert.Equal(expected, ConnectionFault.Judge(Around(refused), certificate));
        Assert.Equal(expected, ConnectionFault.Judge(Around(new WebException("It failed.", refused, WebExceptionStatus.TrustFailure, null)), certificate));
    }

    [Fact]
    public void A_handshake_that_failed_before_any_certificate_is_a_fault_of_TLS() =>
        Assert.Equal(EwsErrorCategory.TlsFailed, ConnectionFault.Judge(Around(new AuthenticationException("No common algorithm.")), null));

    [Fact]
    public void A_socket_that_did_not_open_is_unreachable() =>
        Assert.Equal(EwsErrorCategory.Unreachable, ConnectionFault.Judge(Around(new SocketException((int)SocketError.ConnectionRefused)), null));

    [Fact]
    public void What_broke_later_is_left_to_the_caller() => Assert.Null(ConnectionFault.Judge(Around(null), null));

    [Fact]
    public void The_advice_for_TLS_names_the_version() =>
        Assert.Contains("TLS 1.2", ErrorAdvice.For(EwsErrorCategory.TlsFailed), StringComparison.Ordinal);

    private static HttpRequestException Around(Exception? cause) => new("An error occurred while sending the request.", cause);
}
