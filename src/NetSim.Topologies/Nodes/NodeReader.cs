using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetSim.Topologies.Nodes;

/// <summary>Reads YAML text into nodes. Of YamlDotNet only the parser is used
/// (docs/decisions/0004).</summary>
/// <remarks>
/// Anchors, aliases and merge keys are resolved here, by the rules of YAML 1.2 and its merge key type: a key
/// that is written wins over a merged one wherever it stands, an earlier mapping of a merge list wins over a
/// later one.
/// </remarks>
internal sealed class NodeReader
{
    private readonly ProblemList _problems;
    private readonly YamlEvents _events;

    // What each anchor stands for; null while its node is not complete.
    private readonly Dictionary<string, Node?> _anchors = new(StringComparer.Ordinal);
    private int _depth;
    private int _count;
    private int _merged;

    private NodeReader(string text, string source, bool hasPositions, ProblemList problems)
    {
        _problems = problems;
        _events = new YamlEvents(text, source, hasPositions, problems);
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
        if (!_events.Advance() || !_events.Advance())
        {
            return null;
        }

        if (_events.Current is StreamEnd)
        {
            _problems.Add(_events.At(new Mark()), "there is nothing in it");
            return null;
        }

        if (!_events.Advance() || ReadNode() is not { } root)
        {
            return null;
        }

        // The document ends, then the stream does.
        if (!_events.Advance() || !_events.Advance())
        {
            return null;
        }

        if (_events.Current is not StreamEnd)
        {
            _problems.Add(
                _events.At(_events.Current!.Start), "a second YAML document begins here: a topology is one");
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

        if (_events.Current is AnchorAlias alias)
        {
            return Resolve(alias);
        }

        // After some mistakes, such as a key that is left out, the parser goes on with events that make no
        // sense.
        if (_events.Current is not NodeEvent start)
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
            Scalar scalar =>
                new TextNode(_events.At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => ReadCollection(ReadList),
            _ => ReadCollection(ReadMapping),
        };
        if (node is not null && !start.Tag.IsEmpty)
        {
            _problems.Add(
                _events.At(start.Start),
                "tags are not supported: leave out the tag, values are understood by their place");
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
            _problems.Add(_events.At(alias.Start), $"there is no anchor '&{name}' before this{Hint(name)}");
        }
        else if (node is null)
        {
            _problems.Add(
                _events.At(alias.Start),
                $"'*{name}' stands inside of what '&{name}' names: it would never end");
        }

        return node ?? new BrokenNode(_events.At(alias.Start));
    }

    private string Hint(string name) => _problems.IsFull ? "" : Spelling.Hint(name, _anchors.Keys);

    private Node? ReadCollection(Func<Origin, Node?> read)
    {
        if (++_depth > Limits.Depth)
        {
            return Stop(string.Create(CultureInfo.InvariantCulture, $"nested more than {Limits.Depth} deep"));
        }

        var node = read(_events.At(_events.Current!.Start));
        _depth--;
        return node is { Size: > Limits.ExpandedNodes } ? StopExpanding(node) : node;
    }

    private MappingNode? StopExpanding(Node node)
    {
        var most = Limits.ExpandedNodes.ToString("N0", CultureInfo.InvariantCulture);
        _problems.Add(node.Origin, $"more than {most} values once its aliases are written out");
        return null;
    }

    private ListNode? ReadList(Origin origin)
    {
        var items = new List<Node>();
        while (_events.Advance())
        {
            if (_events.Current is SequenceEnd)
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
        var builder = new MappingBuilder(origin, _problems);
        while (_events.Advance())
        {
            if (_events.Current is MappingEnd)
            {
                var mapping = builder.Build();
                _merged += builder.MergedCount;
                return _merged <= Limits.ExpandedNodes ? mapping : StopExpanding(mapping);
            }

            if (ReadNode() is not { } key || !_events.Advance() || ReadNode() is not { } value)
            {
                return null;
            }

            builder.Add(key, value);
        }

        return null;
    }

    private Node? Stop(string message)
    {
        _problems.Add(_events.At(_events.Current!.Start), message);
        return null;
    }
}
