using EsExchange.Sync.Marking;
using EsExchange.Sync.Model;
using EsExchange.World.Eserp;
using EsExchange.World.Exchange;

namespace EsExchange.World.People;

/// <summary>eserp as its users work with it.</summary>
internal interface IEserpDesk
{
    /// <summary>What they see.</summary>
    EserpState State { get; }

    void Create(ItemKind kind, EserpRow row);

    void Put(RowKey key, EserpRow row);

    void Delete(RowKey key);
}

/// <summary>Exchange as the users of Outlook work with it.</summary>
internal interface IOutlookDesk
{
    /// <summary>What they see.</summary>
    FolderState Folder(FolderKey key);

    MailItem Add(FolderKey key, ItemContent content, ItemMarks marks, MailSeries? series = null, bool isMeeting = false, string? tag = null);

    MailItem Put(FolderKey key, MailItem item);

    void Remove(FolderKey key, string id);
}
