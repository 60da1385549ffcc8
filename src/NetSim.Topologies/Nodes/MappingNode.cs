namespace NetSim.Topologies.Nodes;

/// <summary>A mapping from keys, each there once, to values, in the order of the file.</summary>
internal sealed class MappingNode : Node
{
    private readonly Dictionary<string, int> _places;

    public MappingNode(Origin origin, IReadOnlyList<MappingEntry> entries)
        : base(origin)
    {
        Entries = entries;
        _places = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        var size = 1L;
        for (var at = 0; at < entries.Count; at++)
        {
            _places.Add(entries[at].Key.Text, at);
            size += 1 + entries[at].Value.Size;
        }

        Size = (int)Math.Min(int.MaxValue, size);
    }

    /// <summary>Keys and values, in order.</summary>
    public IReadOnlyList<MappingEntry> Entries { get; }

    /// <inheritdoc/>
    public override int Size { get; }

    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>The entry with a key; null if there is none.</summary>
    public MappingEntry? Find(string key) => _places.TryGetValue(key, out var at) ? Entries[at] : null;

    /// <summary>Where the value at the end of a path of keys stands, or the last that is there on the way to it.</summary>
    public Origin OriginOf(IEnumerable<string> path)
    {
        var origin = Origin;
        Node? current = this;
        foreach (var key in path)
        {
            current = (current as MappingNode)?.Find(key)?.Value;
            origin = current?.Origin ?? origin;
        }

        return origin;
    }

    /// <summary>A mapping with one value replaced or, where the key is new, appended.</summary>
    public MappingNode With(TextNode key, Node value)
    {
        var entries = Entries.ToList();
        if (_places.TryGetValue(key.Text, out var at))
        {
            entries[at] = new MappingEntry(entries[at].Key, value);
        }
        else
        {
            entries.Add(new MappingEntry(key, value));
        }

        return new MappingNode(Origin, entries);
    }

    /// <summary>A mapping without a key; the same if it has none.</summary>
    public MappingNode Without(string key) => _places.ContainsKey(key)
        ? new MappingNode(Origin, [.. Entries.Where(entry => entry.Key.Text != key)])
        : this;
}
