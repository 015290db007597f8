using System;
using System.Globalization;

namespace EsExchange.Ews.Autodiscover;

/// <summary>What an address says of its domain.</summary>
internal static class MailDomain
{
    /// <summary>The domain of a mailbox's address in the letters of DNS; null where it is no address.</summary>
    public static string? Of(string? address)
    {
        int at = address?.LastIndexOf('@') ?? -1;
        if (at <= 0)
            return null;
        try
        {
            string domain = new IdnMapping().GetAscii(address!.Substring(at + 1)).ToLowerInvariant();
            return IsHost(domain) ? domain : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a text is the name of a host with a domain, and nothing else.</summary>
    public static bool IsHost(string? name) =>
        name is not null && name.IndexOf('.') > 0 && name[name.Length - 1] != '.' && Uri.CheckHostName(name) == UriHostNameType.Dns;
}
