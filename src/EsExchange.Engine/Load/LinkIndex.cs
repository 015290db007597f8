using System.Collections.Generic;
using EsExchange.Eserp.Mailbox;

namespace EsExchange.Engine.Load;

/// <summary>The links that a batch touches, by either identity.</summary>
internal sealed class LinkIndex
{
    private readonly Dictionary<long, Link> _byEserpId = [];
    private readonly Dictionary<string, Link> _byItem = [];

    public LinkIndex(IEnumerable<Link> links)
    {
        foreach (Link link in links)
        {
            _byEserpId[link.EserpId] = link;
            if (link.ItemId is not null)
                _byItem[link.ItemId] = link;
        }
    }

    public Link? ByEserpId(long id) => _byEserpId.TryGetValue(id, out Link? link) ? link : null;

    public Link? ByItem(string id) => _byItem.TryGetValue(id, out Link? link) ? link : null;
}
