using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Resources;

namespace EsExchange.Ews.Autodiscover;

/// <summary>Finds the URL of a mailbox's service (manual: "Autodiscover").</summary>
public static class AutodiscoverClient
{
    /// <summary>Looks in each place in turn until one gives a URL of a trusted host.</summary>
    /// <param name="options">For whom, and how.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The URL, and everything that was tried.</returns>
    /// <exception cref="ArgumentException">The address is none, or an allowed host is no host.</exception>
    public static async Task<AutodiscoverResult> FindAsync(AutodiscoverOptions options, CancellationToken cancellationToken)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        string domain = MailDomain.Of(options.Address) ?? throw new ArgumentException(Messages.Format("AutodiscoverAddressInvalid", options.Address), nameof(options));
        foreach (string host in options.AllowedHosts)
        {
            if (!MailDomain.IsHost(host))
                throw new ArgumentException(Messages.Format("AutodiscoverHostInvalid", host), nameof(options));
        }

        using var exchanger = new Exchanger(options);
        var walk = new AutodiscoverWalk(options, exchanger, new TrustedHosts(domain, options.AllowedHosts));
        return await walk.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>What an address says of its domain.</summary>
internal static class MailDomain
{
    /// <summary>The domain of a mailbox's address in the letters of DNS; null where it is no address.</summary>
    public static string? Of(string address)
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
