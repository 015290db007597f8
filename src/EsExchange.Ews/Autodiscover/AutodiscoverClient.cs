using System;
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

    /// <summary>Whether a search can begin with an address: it has a domain that DNS may know.</summary>
    /// <param name="address">The mailbox's address.</param>
    public static bool IsAddress(string? address) => MailDomain.Of(address) is not null;

    /// <summary>Whether a text names a host with a domain, and nothing else.</summary>
    /// <param name="name">The text.</param>
    public static bool IsHost(string? name) => MailDomain.IsHost(name);
}
