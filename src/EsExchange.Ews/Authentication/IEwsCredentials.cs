using System;
using System.Net;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Ews.Authentication;

/// <summary>Proves to the server who asks. Implementations show no secret in <see cref="object.ToString"/> or in exceptions.</summary>
public interface IEwsCredentials
{
    /// <summary>Whether a refused proof may be replaced by a fresh one.</summary>
    bool CanRefresh { get; }

    /// <summary>What the connection itself proves on a server's challenge (NTLM, Negotiate); null where the header says all.</summary>
    /// <param name="url">The server, to which alone it is shown.</param>
    ICredentials? GetHandshake(Uri url);

    /// <summary>The value of the Authorization header; null where the connection itself proves who asks.</summary>
    /// <param name="url">The address that is asked.</param>
    /// <param name="refresh">Whether the last value was refused, so that a cached one must not be used again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Errors.EwsException">No proof could be had.</exception>
    Task<AuthenticationHeaderValue?> GetAuthorizationAsync(Uri url, bool refresh, CancellationToken cancellationToken);
}
