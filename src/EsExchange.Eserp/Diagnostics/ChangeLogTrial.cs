using System;
using System.Threading;
using System.Threading.Tasks;
using EsExchange.Eserp.Database;
using EsExchange.Eserp.Mailbox;
using EsExchange.Sync.Model;

namespace EsExchange.Eserp.Diagnostics;

/// <summary>Writes items through the views, watches whether the change log follows, and takes everything back.</summary>
internal static class ChangeLogTrial
{
    /// <summary>Creates, changes and deletes an item.</summary>
    /// <returns>The first write that the change log missed; null for none.</returns>
    /// <exception cref="EserpException">A write was refused.</exception>
    public static Task<MissedWrite?> CreateChangeDeleteAsync(
        IDatabaseAccess access, int staffNumber, IItemTable table, ItemContent content, ItemContent changed, CancellationToken cancellationToken) => TakenBackAsync(
        access,
        db =>
        {
            var versions = new VersionTable(staffNumber, table.Kind);
            long id = table.Create(db, content, null);
            long created = versions.Get(db, id);
            if (created == 0)
                return MissedWrite.Creation;
            table.Update(db, id, changed, null);
            if (versions.Get(db, id) <= created)
                return MissedWrite.Change;
            table.Delete(db, id);
            return versions.IsDeleted(db, id) ? null : MissedWrite.Deletion;
        },
        cancellationToken);

    /// <summary>Changes an item that is there.</summary>
    /// <returns>Whether the change log missed it.</returns>
    /// <exception cref="EserpException">The write was refused.</exception>
    public static Task<MissedWrite?> ChangeAsync(
        IDatabaseAccess access, int staffNumber, IItemTable table, long id, Func<ItemContent, ItemContent> change, CancellationToken cancellationToken) => TakenBackAsync(
        access,
        db =>
        {
            var versions = new VersionTable(staffNumber, table.Kind);
            long before = versions.Get(db, id);
            foreach (EserpItem item in table.Load(db, [id]))
                table.Update(db, id, change(item.Content), null);
            return versions.Get(db, id) > before ? null : MissedWrite.Change;
        },
        cancellationToken);

    private static async Task<MissedWrite?> TakenBackAsync(IDatabaseAccess access, Func<Session, MissedWrite?> work, CancellationToken cancellationToken)
    {
        try
        {
            return await access.WriteAsync<MissedWrite?>(db => throw new TakenBackException(work(db)), cancellationToken).ConfigureAwait(false);
        }
        catch (TakenBackException taken)
        {
            return taken.Missed;
        }
    }

    private sealed class TakenBackException(MissedWrite? missed) : Exception
    {
        public MissedWrite? Missed { get; } = missed;
    }
}

/// <summary>A write that the change log did not see.</summary>
internal enum MissedWrite
{
    /// <summary>An item was created.</summary>
    Creation,

    /// <summary>An item was changed.</summary>
    Change,

    /// <summary>An item was deleted.</summary>
    Deletion,
}
