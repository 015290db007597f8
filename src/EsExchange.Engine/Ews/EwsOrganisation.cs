using EsExchange.Engine.Exchange;
using EsExchange.Ews.Client;

namespace EsExchange.Engine.Ews;

/// <summary>An organisation behind one EWS client.</summary>
internal sealed class EwsOrganisation(EwsClient client) : IExchangeOrganisation
{
    public IExchangeFolder OpenFolder(string address, ExchangeFolderOptions options) => new EwsCalendarFolder(client.OpenMailbox(address), address, options);

    public void Dispose() => client.Dispose();
}
