using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Engine.Exchange;
using EsExchange.Ews.Client;
using EsExchange.Ews.Items;
using EsExchange.Resources;
using EsExchange.Sync.Model;

namespace EsExchange.Engine.Ews;

/// <summary>An organisation behind one EWS client; it ends with it what its credentials hold.</summary>
internal sealed class EwsOrganisation(EwsClient client, IDisposable? credentials) : IExchangeOrganisation
{
    public IExchangeFolder OpenFolder(string address, ExchangeFolderOptions options)
    {
        if (!MailboxAddress.IsOne(address))
            throw new ExchangeException("InvalidMailboxAddress", Messages.Format("InvalidMailboxAddress", address));
        EwsMailbox mailbox = client.OpenMailbox(address);
        return options.Kind switch
        {
            ItemKind.Appointment => new EwsCalendarFolder(mailbox, address, options),
            ItemKind.Task => new EwsTaskFolder(mailbox, address, options),
            _ => new EwsContactFolder(mailbox, address, options),
        };
    }

    public Task ListenAsync(IReadOnlyList<string> addresses, IReadOnlyCollection<ItemKind> kinds, Action<string> changed, CancellationToken cancellationToken) => EwsErrors.TranslateAsync(async () =>
    {
        // Its mailboxes' runs tell of an address that is none.
        IReadOnlyList<string> heard = [.. addresses.Where(MailboxAddress.IsOne).Take(client.MostMailboxesListenedTo)];
        if (heard.Count == 0)
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        await foreach (MailboxChanged change in client.ListenAsync(heard, [.. kinds.Select(FolderOf)], cancellationToken).ConfigureAwait(false))
            changed(change.Address);
        return true;
    });

    public void Dispose()
    {
        client.Dispose();
        credentials?.Dispose();
    }

    private static DistinguishedFolder FolderOf(ItemKind kind) => kind switch
    {
        ItemKind.Appointment => DistinguishedFolder.Calendar,
        ItemKind.Task => DistinguishedFolder.Tasks,
        _ => DistinguishedFolder.Contacts,
    };
}
