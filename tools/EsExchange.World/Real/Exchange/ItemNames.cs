using System.Collections.Generic;
using EsExchange.World.Exchange;

namespace EsExchange.World.Real.Exchange;

/// <summary>Short names for the ids and versions that a server gives out, the same whenever a story is told.</summary>
internal sealed class ItemNames
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, string> _ids = [];
    private readonly Dictionary<string, long> _versions = [];
    private int _items;

    /// <summary>The name of an item; a new one where it has none yet.</summary>
    public string Name(string id)
    {
        if (!_names.ContainsKey(id))
            Set(id, $"I{++_items:D5}");
        return _names[id];
    }

    /// <summary>Names an occurrence by its series.</summary>
    public void Name(string id, OccurrenceId occurrence) => Set(id, occurrence.ToString());

    /// <summary>The name of an id that may have none, and then stays as it is.</summary>
    public string Known(string id) => _names.GetValueOrDefault(id, id);

    /// <summary>The id that was named.</summary>
    public string Id(string name) => _ids[name];

    /// <summary>The number of a version.</summary>
    public long Version(string changeKey)
    {
        if (!_versions.TryGetValue(changeKey, out long version))
            _versions[changeKey] = version = _versions.Count + 1;
        return version;
    }

    private void Set(string id, string name)
    {
        _names[id] = name;
        _ids[name] = id;
    }
}
