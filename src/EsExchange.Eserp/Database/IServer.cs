using System.Data.Common;

namespace EsExchange.Eserp.Database;

/// <summary>A database server: how it is reached, and what its errors mean.</summary>
internal interface IServer
{
    /// <summary>A connection that is not opened yet.</summary>
    DbConnection Connect();

    /// <summary>What each connection that was opened is told first, since a pool and a server have settings of their own.</summary>
    string Settings { get; }

    /// <summary>Whether the same work may succeed when it is tried again at once.</summary>
    bool IsTransient(DbException error);

    /// <summary>Puts an error into the words of an admin.</summary>
    EserpException Translate(DbException error);

    /// <summary>The error of a pool none of whose connections came free in time.</summary>
    EserpException Exhausted(System.Exception cause);

    /// <summary>The error of a transaction of which nobody knows whether it was committed.</summary>
    EserpException BrokeOff(DbException error);
}
