using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Eserp.Configuration;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Judgement;
using EsExchange.World.Stories;

namespace EsExchange.World.Real.Eserp;

/// <summary>Sees by what stood in eserp before and after a transaction what the engine did there, whatever it was told of it.</summary>
/// <param name="watcher">Judges it.</param>
/// <param name="settings">Says who is synced.</param>
internal sealed class EserpWatch(Watcher watcher, WorldSettings settings)
{
    /// <param name="before">The items and links before the transaction.</param>
    /// <param name="after">The items after it.</param>
    /// <param name="address">The mailbox that was synced.</param>
    public void See(EserpState before, EserpState after, string? address)
    {
        int synced = settings.Staff.FirstOrDefault(staff => staff.EMail == address)?.StaffNumber ?? 0;
        foreach (ItemKind kind in Enum.GetValues<ItemKind>())
        {
            foreach ((long id, EserpRow row) in after.Rows(kind).Where(row => !before.Rows(kind).ContainsKey(row.Key)))
                watcher.EserpCreated(Key(row.Staff[0], kind), new RowKey(kind, id), row.Content);
            foreach ((long id, EserpRow was) in before.Rows(kind))
            {
                var key = new RowKey(kind, id);
                EserpRow? now = after.Rows(kind).GetValueOrDefault(id);
                foreach (int staff in was.Staff.Except(now?.Staff ?? []))
                {
                    MemoryKey mailbox = Key(staff, kind);
                    watcher.EserpDeleted(mailbox, key, before.Memory(mailbox).Links.GetValueOrDefault(id));
                }

                if (now is not null && (!now.Content.Equals(was.Content) || now.Series != was.Series))
                    watcher.EserpUpdated(Key(synced, kind), key, was.Content, now.Content);
            }
        }
    }

    private MemoryKey Key(int staff, ItemKind kind) => new(settings.Staff.FirstOrDefault(member => member.StaffNumber == staff)?.ConnectionId ?? settings.Connection.Id, staff, kind);
}
