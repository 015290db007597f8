using System;
using EsExchange.Ews.Errors;

namespace EsExchange.Ews.Client;

/// <summary>Credentials stay with the host they were entered for: only another path of the same origin is followed.</summary>
internal static class RedirectRule
{
    public static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;

    /// <returns>Where to ask instead.</returns>
    /// <exception cref="AttemptFailedException">The target is another host or port, not TLS, or missing.</exception>
    public static Uri Follow(Uri from, Uri? location)
    {
        Uri? target = location is null || location.IsAbsoluteUri ? location : new Uri(from, location);
        bool sameHost = target is not null && string.Equals(target.Host, from.Host, StringComparison.OrdinalIgnoreCase);
        bool sameOrigin = sameHost && target!.Scheme == from.Scheme && target.Port == from.Port;
        if (sameOrigin)
            return target!;
        throw new AttemptFailedException(
            ErrorMapper.Make(EwsErrorCategory.RedirectRefused, EwsErrorScope.Connection, target is null ? null : target.GetLeftPart(UriPartial.Authority)),
            mayHaveTakenEffect: false);
    }
}
