using System;
using EsExchange.Eserp.Configuration;

namespace EsExchange.Operations.Continuous;

/// <summary>Hears how listening goes; called from any thread.</summary>
public interface IListenerEvents
{
    /// <summary>Listening over a connection begins.</summary>
    void OnListening(ExchangeConnection connection, int mailboxes);

    /// <summary>Exchange does not tell of changes over a connection, whose mailboxes go by the interval alone until it is tried again.</summary>
    void OnDeaf(ExchangeConnection connection, Exception error, TimeSpan retryAfter);
}
