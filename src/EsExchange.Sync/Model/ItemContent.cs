namespace EsExchange.Sync.Model;

/// <summary>What both sides share of one item: the fields that are kept in step, and nothing else.</summary>
/// <remarks>Two contents are equal when every field is; identity and versions belong to the link, not to the content.</remarks>
public abstract record ItemContent
{
    /// <summary>What kind of item it is.</summary>
    public abstract ItemKind Kind { get; }

    /// <summary>What the item is called in lists; never null, may be empty.</summary>
    public abstract string Title { get; }

    /// <summary>Whether the manual's options "Keine privaten …" apply to it.</summary>
    public virtual bool IsPrivate => false;
}
