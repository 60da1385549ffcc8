using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetSim.Topologies.Nodes;

/// <summary>Reads YAML text into nodes. Of YamlDotNet only the parser is used: see docs/decisions/0004.</summary>
/// <remarks>
/// Anchors, aliases and merge keys are resolved here, by the rules of YAML 1.2 and its merge key type: a key that is
/// written wins over a merged one wherever it stands, an earlier mapping of a merge list wins over a later one.
/// </remarks>
internal sealed class NodeReader
{
    private const string MergeKey = "<<";

    private readonly string _text;
    private readonly string _source;
    private readonly bool _hasPositions;
    private readonly ProblemList _problems;
    private readonly Parser _parser;

    // What each anchor stands for; null while its node is not complete.
    private readonly Dictionary<string, Node?> _anchors = new(StringComparer.Ordinal);
    private int _depth;
    private int _count;

    private NodeReader(string text, string source, bool hasPositions, ProblemList problems)
    {
        _text = text;
        _source = source;
        _hasPositions = hasPositions;
        _problems = problems;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a text that holds one document.</summary>
    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="source">The file or override, for problems.</param>
    /// <param name="hasPositions">Whether line and column in the text mean something to the user.</param>
    /// <param name="problems">Takes what is wrong with it as YAML.</param>
    /// <returns>The root; null if the text breaks off in a problem or holds nothing.</returns>
    public static Node? Read(string text, string source, bool hasPositions, ProblemList problems) =>
        new NodeReader(text, source, hasPositions, problems).ReadDocument();

    private Node? ReadDocument()
    {
        // The stream begins, then the document does.
        if (!Advance() || !Advance())
        {
            return null;
        }

        if (_parser.Current is StreamEnd)
        {
            _problems.Add(At(new Mark()), "there is nothing in it");
            return null;
        }

        if (!Advance() || ReadNode() is not { } root)
        {
            return null;
        }

        // The document ends, then the stream does.
        if (!Advance() || !Advance())
        {
            return null;
        }

        if (_parser.Current is not StreamEnd)
        {
            _problems.Add(At(_parser.Current!.Start), "a second YAML document begins here: a topology is one");
        }

        return root;
    }

    // Reads the node whose first event is current, and leaves its last event current. Null: stop.
    private Node? ReadNode()
    {
        if (++_count > Limits.Nodes)
        {
            return Stop($"more than {Limits.Nodes.ToString("N0", CultureInfo.InvariantCulture)} values");
        }

        if (_parser.Current is AnchorAlias alias)
        {
            return Resolve(alias);
        }

        // After some mistakes, such as a key that is left out, the parser goes on with events that make no sense.
        if (_parser.Current is not NodeEvent start)
        {
            return Stop("not valid YAML: a key or a value is missing before this");
        }

        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
        {
            _anchors[anchor] = null;
        }

        var node = start switch
        {
            Scalar scalar => new TextNode(At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => ReadCollection(ReadList),
            _ => ReadCollection(ReadMapping),
        };
        if (node is not null && !start.Tag.IsEmpty)
        {
            _problems.Add(At(start.Start), "tags are not supported: leave out the tag, values are understood by their place");
        }

        // An anchor that was defined again inside its own node stands for the inner one.
        if (anchor is not null && node is not null && _anchors[anchor] is null)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    private Node Resolve(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var node))
        {
            _problems.Add(At(alias.Start), $"there is no anchor '&{name}' before this{Hint(name)}");
        }
        else if (node is null)
        {
            _problems.Add(At(alias.Start), $"'*{name}' stands inside of what '&{name}' names: it would never end");
        }

        return node ?? new BrokenNode(At(alias.Start));
    }

    private string Hint(string name) => _problems.IsFull ? "" : Spelling.Hint(name, _anchors.Keys);

    private Node? ReadCollection(Func<Origin, Node?> read)
    {
        if (++_depth > Limits.Depth)
        {
            return Stop(string.Create(CultureInfo.InvariantCulture, $"nested more than {Limits.Depth} deep"));
        }

        var node = read(At(_parser.Current!.Start));
        _depth--;
        if (node is { Size: > Limits.ExpandedNodes })
        {
            var most = Limits.ExpandedNodes.ToString("N0", CultureInfo.InvariantCulture);
            _problems.Add(node.Origin, $"more than {most} values once its aliases are written out");
            return null;
        }

        return node;
    }

    private ListNode? ReadList(Origin origin)
    {
        var items = new List<Node>();
        while (Advance())
        {
            if (_parser.Current is SequenceEnd)
            {
                return new ListNode(origin, items);
            }

            if (ReadNode() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return null;
    }

    private MappingNode? ReadMapping(Origin origin)
    {
        var entries = new List<MappingEntry>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        MappingEntry? merge = null;
        while (Advance())
        {
            if (_parser.Current is MappingEnd)
            {
                Merge(merge, entries, places);
                return new MappingNode(origin, entries);
            }

            if (ReadNode() is not { } key || !Advance() || ReadNode() is not { } value)
            {
                return null;
            }

            if (key is TextNode { IsPlain: true, Text: MergeKey } mergeKey && merge is null)
            {
                merge = new MappingEntry(mergeKey, value);
            }
            else
            {
                Add(key, value, entries, places, merge);
            }
        }

        return null;
    }

    private void Add(
        Node key, Node value, List<MappingEntry> entries, Dictionary<string, int> places, MappingEntry? merge)
    {
        if (key is not TextNode { IsMissing: false } text)
        {
            if (key is not BrokenNode)
            {
                _problems.Add(key.Origin, $"a key is text, not {key.Kind}");
            }

            return;
        }

        var first = places.TryGetValue(text.Text, out var at) ? entries[at].Key
            : text is { IsPlain: true, Text: MergeKey } ? merge?.Key
            : null;
        if (first is null)
        {
            places.Add(text.Text, entries.Count);
            entries.Add(new MappingEntry(text, value));
            return;
        }

        var where = first.Origin.Line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (first in line {first.Origin.Line})");
        _problems.Add(text.Origin, $"{text.Kind} is there twice{where}");
    }

    private void Merge(MappingEntry? merge, List<MappingEntry> entries, Dictionary<string, int> places)
    {
        if (merge is not { } entry)
        {
            return;
        }

        foreach (var source in entry.Value is ListNode list ? list.Items : [entry.Value])
        {
            if (source is not MappingNode mapping)
            {
                if (source is not BrokenNode)
                {
                    _problems.Add(source.Origin, $"'{MergeKey}' merges mappings, not {source.Kind}");
                }

                continue;
            }

            foreach (var merged in mapping.Entries.Where(merged => places.TryAdd(merged.Key.Text, entries.Count)))
            {
                entries.Add(merged);
            }
        }
    }

    private Node? Stop(string message)
    {
        _problems.Add(At(_parser.Current!.Start), message);
        return null;
    }

    // The parser reports most errors as YamlException but lets others of its own faults through.
    private bool Advance()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (YamlException exception)
        {
            var (at, message) = SyntaxError.Explain(exception, _text, _source, _hasPositions, _parser.Current);
            _problems.Add(at ?? At(exception.Start), message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _problems.Add(At(_parser.Current?.End ?? new Mark()), "not valid YAML after this: perhaps a bracket is not closed");
        }

        return false;
    }

    // The parser sees a line break after the last line that is not there.
    private Origin At(Mark mark) => !_hasPositions ? new Origin(_source, 0, 0)
        : mark.Index >= _text.Length ? TextCheck.OriginAt(_text, _text.Length, _source)
        : new Origin(_source, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
