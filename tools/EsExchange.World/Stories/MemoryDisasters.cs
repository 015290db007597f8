using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;
using EsExchange.World.Judgement;
using NodaTime;

namespace EsExchange.World.Stories;

/// <summary>What befalls the servers of a world in memory.</summary>
internal sealed class MemoryDisasters(WorldEserp eserp, WorldExchange exchange, WorldSettings settings, Ledger ledger, Guid databaseId)
{
    private EserpState? _eserpBackup;
    private ExchangeState? _exchangeBackup;
    private int _addresses;

    public void Strike(Step.Strike strike)
    {
        SyncedStaff staff = settings.Staff[strike.Mailbox % settings.Staff.Length];
        switch (strike.Disaster)
        {
            case Disaster.BackupEserp:
                _eserpBackup = eserp.State;
                return;
            case Disaster.BackupExchange:
                _exchangeBackup = exchange.State;
                return;
            case Disaster.RestoreEserp when _eserpBackup is { } backup:
                ledger.SettleGone(eserp.State.Contents, exchange.State.OwnContents);
                ledger.CopyRevived(backup, eserp.State);
                eserp.State = backup with { Lease = eserp.State.Lease, IsLeaseHeld = false, Conflicts = eserp.State.Conflicts };
                break;
            case Disaster.RestoreExchange when _exchangeBackup is { } backup && ledger.FitsBackupOfExchange:
                ledger.ChangedSeries.UnionWith(exchange.State.Folders.Values.SelectMany(folder => folder.SeriesUids));
                ledger.SettleGone(exchange.State.Contents, backup.Contents);
                exchange.State = backup with
                {
                    LastItem = exchange.State.LastItem,
                    LastVersion = exchange.State.LastVersion,
                    Folders = exchange.State.Folders.ToImmutableDictionary(entry => entry.Key, entry => backup.Folder(entry.Key) with { Epoch = entry.Value.Epoch + 1 }),
                };
                break;
            case Disaster.LoseTokens:
                foreach ((FolderKey key, FolderState folder) in exchange.State.Folders)
                    exchange.State = exchange.State.With(key, folder with { Epoch = folder.Epoch + 1 });
                break;
            case Disaster.MoveMailbox when IsStamped(staff):
                foreach ((FolderKey key, FolderState folder) in exchange.State.Folders.Where(entry => entry.Key.Address == staff.EMail).OrderBy(entry => entry.Key.Kind))
                {
                    FolderState moved = Moved(folder);
                    exchange.State = exchange.State.With(key, moved);
                }

                break;
            case Disaster.LoseLinks when IsStamped(staff):
                foreach (MemoryKey key in eserp.State.Memories.Keys.Where(key => key.StaffNumber == staff.StaffNumber))
                    eserp.State = eserp.State.With(key, new EserpMemory());
                break;
            case Disaster.MoveStaff when IsStamped(staff):
                settings.Change(staff, member => member with { ConnectionId = 3 - member.ConnectionId });
                break;
            case Disaster.RenameMailbox:
                MoveTo(staff, folder => folder);
                break;
            case Disaster.ReplaceMailbox:
                List<ItemContent> before = [.. exchange.State.Contents];
                ledger.ChangedSeries.UnionWith(exchange.State.Folders.Where(entry => entry.Key.Address == staff.EMail).SelectMany(entry => entry.Value.SeriesUids));
                MoveTo(staff, _ => new FolderState());
                ledger.SettleGone(before, exchange.State.Contents);
                break;
            case Disaster.SkewClock:
                exchange.Skew = exchange.Skew == Duration.Zero ? Duration.FromHours(strike.Mailbox % 2 == 0 ? 1 : -1) : Duration.Zero;
                break;
            default:
                return;
        }

        ledger.Disasters.Add(strike.Disaster);
    }

    /// <summary>Gives a staff member another address.</summary>
    private void MoveTo(SyncedStaff staff, Func<FolderState, FolderState> contents)
    {
        string address = $"{staff.EMail![0]}{++_addresses}@x";
        foreach ((FolderKey key, FolderState folder) in exchange.State.Folders.Where(entry => entry.Key.Address == staff.EMail).ToList())
            exchange.State = (exchange.State with { Folders = exchange.State.Folders.Remove(key) }).With(key with { Address = address }, contents(folder));
        settings.Change(staff, member => member with { EMail = address });
    }

    private FolderState Moved(FolderState folder)
    {
        FolderState moved = new() { Epoch = folder.Epoch + 1 };
        foreach (MailItem item in folder.Items.Values)
        {
            exchange.State = exchange.State with { LastItem = exchange.State.LastItem + 1 };
            moved = moved.Put(item with { Id = $"M{exchange.State.LastItem:D5}" });
        }

        return moved;
    }

    private bool IsStamped(SyncedStaff staff) => Stamps.AreComplete(staff, eserp.State, exchange.State, databaseId);
}
