using System;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Client;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Ews;

/// <summary>An organisation behind one EWS client; it ends with it what its credentials hold.</summary>
internal sealed class EwsOrganisation(EwsClient client, IDisposable? credentials) : IExchangeOrganisation
{
    public IExchangeFolder OpenFolder(string address, ExchangeFolderOptions options)
    {
        EwsMailbox mailbox = client.OpenMailbox(address);
        return options.Kind switch
        {
            ItemKind.Appointment => new EwsCalendarFolder(mailbox, address, options),
            ItemKind.Task => new EwsTaskFolder(mailbox, address, options),
            _ => new EwsContactFolder(mailbox, address, options),
        };
    }

    public void Dispose()
    {
        client.Dispose();
        credentials?.Dispose();
    }
}
