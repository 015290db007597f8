using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp;
using EsExchange.Eserp.Configuration;
using EsExchange.Simulator.Store;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;
using EsExchange.World.Judgement;
using EsExchange.World.Real.Eserp;
using EsExchange.World.Real.Exchange;
using EsExchange.World.Stories;
using EsExchange.World.Time;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace EsExchange.World.Real;

/// <summary>What befalls the servers of a real world.</summary>
internal sealed class RealDisasters(EserpFile file, EserpView eserp, IEserpDatabase database, ExchangeStore store, SimulatedMailboxes mailboxes, SkewedClock serverClock, WorldSettings settings, Func<Task> saveSettings, Ledger ledger)
{
    private Dictionary<string, MailboxBackup>? _mailboxBackup;
    private ExchangeState? _exchangeBackup;
    private int _addresses;

    public async Task StrikeAsync(Step.Strike strike)
    {
        SyncedStaff staff = settings.Staff[strike.Mailbox % settings.Staff.Length];
        switch (strike.Disaster)
        {
            case Disaster.BackupEserp:
                file.Backup();
                return;
            case Disaster.BackupExchange:
                _mailboxBackup = store.Mailboxes.ToDictionary(mailbox => mailbox.Address, mailbox => mailbox.Backup());
                _exchangeBackup = mailboxes.State;
                return;
            case Disaster.RestoreEserp when await RestoreEserpAsync().ConfigureAwait(false):
                break;
            case Disaster.RestoreExchange when _mailboxBackup is not null && ledger.FitsBackupOfExchange:
                RestoreExchange(_mailboxBackup, _exchangeBackup!);
                break;
            case Disaster.LoseTokens:
                foreach (Mailbox mailbox in store.Mailboxes)
                    mailbox.ForgetSyncStates();
                break;
            case Disaster.MoveMailbox when await IsStampedAsync(staff).ConfigureAwait(false):
                store.MoveMailbox(staff.EMail!);
                break;
            case Disaster.LoseLinks when await IsStampedAsync(staff).ConfigureAwait(false):
                LoseLinks(staff);
                break;
            case Disaster.MoveStaff when await IsStampedAsync(staff).ConfigureAwait(false):
                settings.Change(staff, member => member with { ConnectionId = 3 - member.ConnectionId });
                break;
            case Disaster.RenameMailbox:
                string renamed = NewAddress(staff);
                store.RenameMailbox(staff.EMail!, renamed);
                settings.Change(staff, member => member with { EMail = renamed });
                break;
            case Disaster.ReplaceMailbox:
                ReplaceMailbox(staff);
                break;
            case Disaster.SkewClock:
                serverClock.Skew = serverClock.Skew == Duration.Zero ? Duration.FromHours(strike.Mailbox % 2 == 0 ? 1 : -1) : Duration.Zero;
                break;
            default:
                return;
        }

        ledger.Disasters.Add(strike.Disaster);
    }

    /// <summary>The conflicts that were recorded since the backup are gone with the rest.</summary>
    private async Task<bool> RestoreEserpAsync()
    {
        EserpState before = await eserp.WholeAsync().ConfigureAwait(false);
        if (!await file.RestoreAsync().ConfigureAwait(false))
            return false;
        await saveSettings().ConfigureAwait(false);
        EserpState after = await eserp.WholeAsync().ConfigureAwait(false);
        ledger.SettleGone(before.Contents, mailboxes.State.OwnContents);
        ledger.SettleGone(Losers(before), mailboxes.State.OwnContents.Concat(after.Contents).Concat(Losers(after)));
        ledger.CopyRevived(after, before);
        return true;
    }

    private void RestoreExchange(Dictionary<string, MailboxBackup> backup, ExchangeState shown)
    {
        ExchangeState now = mailboxes.State;
        ledger.ChangedSeries.UnionWith(now.Folders.Values.SelectMany(folder => folder.SeriesUids));
        ledger.SettleGone(now.Contents, shown.Contents);
        foreach ((string address, MailboxBackup items) in backup)
            store.Mailbox(address).Restore(items);
    }

    private void ReplaceMailbox(SyncedStaff staff)
    {
        ExchangeState before = mailboxes.State;
        ledger.ChangedSeries.UnionWith(before.Folders.Where(entry => entry.Key.Address == staff.EMail).SelectMany(entry => entry.Value.SeriesUids));
        string replacement = NewAddress(staff);
        store.RemoveMailbox(staff.EMail!);
        store.AddMailbox(replacement, staff.Name);
        settings.Change(staff, member => member with { EMail = replacement });
        ledger.SettleGone(before.Contents, mailboxes.State.Contents);
    }

    private string NewAddress(SyncedStaff staff) => $"{staff.EMail![0]}{++_addresses}@x";

    private void LoseLinks(SyncedStaff staff)
    {
        using SqliteConnection db = file.Open();
        foreach (string table in new[] { "es_Link", "es_Position", "es_Series", "es_Issue" })
            EserpFile.Execute(db, $"DELETE FROM {table} WHERE StaffNumber = {staff.StaffNumber}");
    }

    private async Task<bool> IsStampedAsync(SyncedStaff staff) => Stamps.AreComplete(staff, await eserp.LinkedAsync().ConfigureAwait(false), mailboxes.State, database.Id);

    private static IEnumerable<ItemContent> Losers(EserpState state) => state.Conflicts.SelectMany(entry => new[] { entry.Conflict.Eserp, entry.Conflict.Exchange });
}
