using System;
using System.Collections.Generic;
using System.Linq;
using EsExchange.Engine.Mailboxes;
using EsExchange.Eserp.Configuration;
using EsExchange.Sync.Model;

namespace EsExchange.Operations.Continuous;

/// <summary>What is listened to over a connection; two are equal where nothing has to be opened anew.</summary>
internal sealed class ListeningTarget : IEquatable<ListeningTarget>
{
    private ListeningTarget(ExchangeConnection connection, IReadOnlyList<string> addresses, IReadOnlyList<ItemKind> kinds)
    {
        Connection = connection;
        Addresses = addresses;
        Kinds = kinds;
    }

    public ExchangeConnection Connection { get; }

    public IReadOnlyList<string> Addresses { get; }

    public IReadOnlyList<ItemKind> Kinds { get; }

    /// <summary>The targets of the mailboxes from which anything may come.</summary>
    public static IEnumerable<ListeningTarget> Of(IEnumerable<DueMailbox> mailboxes) =>
        from mailbox in mailboxes
        let kinds = IncomingKinds.Of(mailbox.Connection, mailbox.Staff)
        where kinds.Count > 0 && !string.IsNullOrWhiteSpace(mailbox.Staff.EMail)
        group (Address: mailbox.Staff.EMail!, Kinds: kinds) by mailbox.Connection into ofConnection
        select new ListeningTarget(
            ofConnection.Key,
            [.. ofConnection.Select(mailbox => mailbox.Address).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(address => address, StringComparer.OrdinalIgnoreCase)],
            [.. ofConnection.SelectMany(mailbox => mailbox.Kinds).Distinct().OrderBy(kind => kind)]);

    public bool Equals(ListeningTarget? other) =>
        other is not null && Connection == other.Connection && Addresses.SequenceEqual(other.Addresses, StringComparer.OrdinalIgnoreCase) && Kinds.SequenceEqual(other.Kinds);

    public override bool Equals(object? obj) => Equals(obj as ListeningTarget);

    public override int GetHashCode() => Connection.Id;
}
