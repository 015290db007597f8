using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DnsClient;
using DnsClient.Protocol;

namespace EsExchange.Ews.Autodiscover;

/// <summary>Looks up service records in DNS (RFC 2782).</summary>
public interface IServiceRecords
{
    /// <summary>The hosts that a record names, the preferred one first; none where there is no record.</summary>
    /// <param name="name">The record, such as <c>_autodiscover._tcp.example.com</c>.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    Task<IReadOnlyList<ServiceHost>> FindAsync(string name, CancellationToken cancellationToken);
}

/// <summary>A host that offers a service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Port">The port.</param>
public sealed record ServiceHost(string Name, int Port);

/// <summary>The records as the machine's DNS servers have them.</summary>
internal sealed class DnsServiceRecords : IServiceRecords
{
    public async Task<IReadOnlyList<ServiceHost>> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            IDnsQueryResponse response = await new LookupClient().QueryAsync(name, QueryType.SRV, cancellationToken: cancellationToken).ConfigureAwait(false);
            return [.. response.Answers.OfType<SrvRecord>()
                .OrderBy(record => record.Priority).ThenByDescending(record => record.Weight)
                .Select(record => new ServiceHost(record.Target.Value.TrimEnd('.'), record.Port))
                .Where(host => host.Name.Length > 0)];
        }
        catch (DnsResponseException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return [];
        }
    }
}
