using System.Globalization;

namespace NetSim.Topologies.Nodes;

/// <summary>Builds a mapping: refuses keys that are there twice, and merges what its merge key
/// names.</summary>
/// <param name="origin">Where the mapping begins.</param>
/// <param name="problems">Takes the problems.</param>
internal sealed class MappingBuilder(Origin origin, ProblemList problems)
{
    private const string MergeKey = "<<";

    private readonly List<MappingEntry> _entries = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private MappingEntry? _merge;

    /// <summary>How many entries were merged.</summary>
    public int MergedCount { get; private set; }

    /// <summary>Adds what is written.</summary>
    public void Add(Node key, Node value)
    {
        if (key is TextNode { IsPlain: true, Text: MergeKey } mergeKey && _merge is null)
        {
            _merge = new MappingEntry(mergeKey, value);
        }
        else if (key is TextNode { IsMissing: false } text)
        {
            AddWritten(text, value);
        }
        else if (key is not BrokenNode)
        {
            problems.Add(key.Origin, $"a key is text, not {key.Kind}");
        }
    }

    /// <summary>The mapping with what is merged.</summary>
    public MappingNode Build()
    {
        if (_merge is { } merge)
        {
            foreach (var source in merge.Value is ListNode list ? list.Items : [merge.Value])
            {
                Merge(source);
            }
        }

        return new MappingNode(origin, _entries);
    }

    private void AddWritten(TextNode key, Node value)
    {
        var first = _places.TryGetValue(key.Text, out var at) ? _entries[at].Key
            : key is { IsPlain: true, Text: MergeKey } ? _merge?.Key
            : null;
        if (first is null)
        {
            _places.Add(key.Text, _entries.Count);
            _entries.Add(new MappingEntry(key, value));
            return;
        }

        var where = first.Origin.Line == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" (first in line {first.Origin.Line})");
        problems.Add(key.Origin, $"{key.Kind} is there twice{where}");
    }

    // What is written, or was merged before, stays.
    private void Merge(Node source)
    {
        if (source is MappingNode mapping)
        {
            foreach (var merged in mapping.Entries)
            {
                if (_places.TryAdd(merged.Key.Text, _entries.Count))
                {
                    _entries.Add(merged);
                    MergedCount++;
                }
            }
        }
        else if (source is not BrokenNode)
        {
            problems.Add(source.Origin, $"'{MergeKey}' merges mappings, not {source.Kind}");
        }
    }
}
