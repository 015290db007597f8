using System.Net;
using System.Security;

namespace EsExchange.PowerShell.Common;

/// <summary>Takes a secret out of its protected string at the last moment.</summary>
internal static class Secrets
{
    /// <summary>The text; null for null.</summary>
    public static string? Reveal(SecureString? secret) => secret is null ? null : new NetworkCredential(string.Empty, secret).Password;
}
