using System;
using System.Net;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace EsExchange.Ews.Authentication;

/// <summary>A token that was had elsewhere and cannot be renewed.</summary>
/// <param name="token">The token.</param>
public sealed class BearerCredentials(string token) : IEwsCredentials
{
    private readonly AuthenticationHeaderValue header = new("Bearer", token ?? throw new ArgumentNullException(nameof(token)));

    /// <inheritdoc/>
    public bool CanRefresh => false;

    /// <inheritdoc/>
    public ICredentials? GetHandshake(Uri url) => null;

    /// <inheritdoc/>
    public Task<AuthenticationHeaderValue?> GetAuthorizationAsync(Uri url, bool refresh, CancellationToken cancellationToken) =>
        Task.FromResult<AuthenticationHeaderValue?>(header);
}
