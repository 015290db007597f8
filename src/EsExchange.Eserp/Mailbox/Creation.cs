using System;
using EsExchange.Eserp.Database;

namespace EsExchange.Eserp.Mailbox;

/// <summary>Learns the number that eserp gives to a new item: the view's trigger notes it beside the key under which the item was inserted.</summary>
internal static class Creation
{
    /// <summary>A new key.</summary>
    public static Guid NewKey() => Guid.NewGuid();

    /// <summary>The number of the item that was inserted under a key; the note is taken away.</summary>
    public static long TakeId(Session db, Guid creationKey)
    {
        long id = db.Scalar<long>("SELECT EserpId FROM es.Created WHERE CreationKey = @creationKey", new { creationKey });
        db.Execute("DELETE FROM es.Created WHERE CreationKey = @creationKey", new { creationKey });
        return id;
    }
}
