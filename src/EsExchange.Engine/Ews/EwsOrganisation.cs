using EsExchange.Engine.Exchange;
using EsExchange.Ews.Client;
using NodaTime;

namespace EsExchange.Engine.Ews;

/// <summary>An organisation behind one EWS client.</summary>
internal sealed class EwsOrganisation(EwsClient client) : IExchangeOrganisation
{
    public IExchangeMailbox OpenMailbox(string address, DateTimeZone zone) => new EwsExchangeMailbox(client.OpenMailbox(address), address, zone);

    public void Dispose() => client.Dispose();
}
