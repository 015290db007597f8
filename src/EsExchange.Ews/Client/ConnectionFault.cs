using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using EsExchange.Ews.Errors;
using EsExchange.Ews.Tls;

namespace EsExchange.Ews.Client;

/// <summary>Names why a connection could not be made.</summary>
internal static class ConnectionFault
{
    /// <returns>The kind of error; null where the connection broke later.</returns>
    public static EwsErrorCategory? Judge(HttpRequestException exception, CertificateReport? certificate)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationException:
                case WebException { Status: WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure }:
                    return certificate?.Problem is { } problem ? CertificateJudge.ToCategory(problem) : EwsErrorCategory.TlsFailed;
                case SocketException:
                case WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure }:
                    return EwsErrorCategory.Unreachable;
            }
        }

        return null;
    }
}
