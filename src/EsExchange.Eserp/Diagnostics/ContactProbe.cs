using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Resources;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>
/// Tries whether a contact person can be changed, and whether the change log follows. eserp may forbid the change: only a connection that allows
/// the sync of the address book from Outlook needs it.
/// </summary>
internal sealed class ContactProbe(IDatabaseAccess access) : IDatabaseProbe
{
    private const string FirstTransfer =
        "SELECT ContactPersonId, StaffNumber FROM es.ContactPersonTransfer ORDER BY ContactPersonId, StaffNumber OFFSET 0 ROWS FETCH NEXT @count ROWS ONLY";

    public string Name => "Contacts";

    public IReadOnlyList<string> Views => ["es.ContactPerson", "es.ContactPersonTransfer"];

    public async Task<DatabaseStep> RunAsync(CancellationToken cancellationToken)
    {
        Row? first = await access.ReadAsync(db => db.QuerySingleOrDefault<Row>(FirstTransfer, new { count = 1 }), cancellationToken).ConfigureAwait(false);
        if (first is null)
            return new DatabaseStep(Name, DatabaseStepOutcome.Skipped, Messages.Get("CheckNoContacts"));
        try
        {
            var table = new ContactTable((int)first.StaffNumber);
            MissedWrite? missed = await ChangeLogTrial.ChangeAsync(access, (int)first.StaffNumber, table, first.ContactPersonId, Rename, cancellationToken).ConfigureAwait(false);
            return missed is null
                ? new DatabaseStep(Name, DatabaseStepOutcome.Passed, Messages.Get("CheckFollowsContact"))
                : new DatabaseStep(Name, DatabaseStepOutcome.Failed, Messages.Get("CheckMissedContactChange"), Messages.Get("CheckMissedAdvice"));
        }
        catch (EserpException error)
        {
            bool isNeeded = (await access.ReadAsync(ConfigurationStore.Connections, cancellationToken).ConfigureAwait(false)).Any(connection => connection.AllowAddressBookSync);
            return new DatabaseStep(
                Name,
                isNeeded ? DatabaseStepOutcome.Failed : DatabaseStepOutcome.Warning,
                Messages.Format("CheckUnwritableContact", error.InnerException?.Message ?? error.Message),
                Messages.Format("CheckUnwritableAdvice", "es.ContactPerson"));
        }
    }

    private static ItemContent Rename(ItemContent content)
    {
        var contact = (ContactContent)content;
        return contact with { Nickname = contact.Nickname == "EsExchange" ? "EsExchange 2" : "EsExchange" };
    }

    private sealed class Row
    {
        public long ContactPersonId { get; init; }

        public long StaffNumber { get; init; }
    }
}
