using System.Globalization;
using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies;

/// <summary>A change to a topology before it is read: <c>--set PATH=VALUE</c>.</summary>
internal sealed class Override
{
    private readonly Origin _origin;
    private readonly string[] _path;
    private readonly Node _value;
    private readonly ProblemList _problems;

    private Override(Origin origin, string[] path, Node value, ProblemList problems)
    {
        _origin = origin;
        _path = path;
        _value = value;
        _problems = problems;
    }

    /// <summary>Makes changes, in order. One with a problem is left out.</summary>
    public static MappingNode ApplyAll(
        IReadOnlyList<string> overrides, MappingNode root, ProblemList problems)
    {
        foreach (var text in overrides)
        {
            if (Parse(text, problems) is { } change && change.Apply(root, 0) is MappingNode changed)
            {
                root = changed;
            }
        }

        return root;
    }

    /// <summary>Sets a value that was written elsewhere.</summary>
    /// <param name="path">Keys with dots between them.</param>
    /// <param name="value">The value, which knows where it was written.</param>
    /// <param name="root">The topology; it stays as it is.</param>
    /// <param name="problems">Takes what is wrong with the path.</param>
    /// <returns>The changed topology; the same with a problem.</returns>
    public static MappingNode Apply(string path, Node value, MappingNode root, ProblemList problems)
    {
        var keys = path.Split('.');
        if (keys.Any(key => key.Length == 0) || keys.Length > Limits.Depth)
        {
            problems.Add(value.Origin, $"'{path}' is not a path: keys with dots between them, such as links.access.loss");
            return root;
        }

        return new Override(value.Origin, keys, value, problems).Apply(root, 0) as MappingNode ?? root;
    }

    private static Override? Parse(string text, ProblemList problems)
    {
        var source = $"--set {text}";
        var origin = new Origin(source, 0, 0);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            problems.Add(origin, "expected PATH=VALUE, such as links.access.loss=2 %");
            return null;
        }

        var path = text[..equals].Trim().Split('.');
        if (path.Any(part => part.Length == 0) || path.Length > Limits.Depth)
        {
            problems.Add(origin, "the path is keys with dots between them, such as links.access.loss");
            return null;
        }

        var value = text[(equals + 1)..].Trim();
        if (value.Length == 0)
        {
            problems.Add(origin, "there is no value after '='");
            return null;
        }

        return TextCheck.IsReadable(value, source, hasPositions: false, problems)
            && NodeReader.Read(value, source, hasPositions: false, problems) is { } node
            ? new Override(origin, path, node, problems)
            : null;
    }

    // The node with the rest of the path set; null with a problem.
    private Node? Apply(Node node, int depth)
    {
        if (depth == _path.Length)
        {
            return _value;
        }

        switch (node)
        {
            case MappingNode mapping:
                return ApplyToKey(mapping, depth);
            case ListNode list:
                return ApplyToItem(list, depth);
            case BrokenNode:
                return null;
            case TextNode { IsMissing: true }:
                return ApplyToKey(new MappingNode(_origin, []), depth);
            default:
                return Refuse($"'{Walked(depth)}' is {node.Kind}, which has no keys: set it as a whole");
        }
    }

    private MappingNode? ApplyToKey(MappingNode mapping, int depth)
    {
        var key = _path[depth];
        var entry = mapping.Find(key);
        if (entry is null && !MayCreate(depth))
        {
            var inside = depth == 0 ? "the topology" : $"'{Walked(depth)}'";
            var known = depth == 0
                ? ScenarioFormat.Shape.Keys.Select(name => name.Name)
                : mapping.Entries.Select(existing => existing.Key.Text);
            Refuse($"{inside} has no '{key}'{Spelling.Hint(key, known)}");
            return null;
        }

        // What is missing on the way is created; if it does not belong there, the reader says so.
        var child = Apply(entry?.Value ?? new MappingNode(_origin, []), depth + 1);
        return child is null ? null : mapping.With(new TextNode(_origin, key), child);
    }

    // Names are not made up on the way to a key of theirs: links.acess.loss is a slip, not a new link.
    private bool MayCreate(int depth) => depth switch
    {
        0 => ScenarioFormat.Shape.Keys.Any(key => key.Name == _path[0]),
        1 => _path.Length == 2
            || _path[0] is not (ScenarioFormat.Hosts or ScenarioFormat.Links or ScenarioFormat.Connections),
        _ => true,
    };

    private ListNode? ApplyToItem(ListNode list, int depth)
    {
        if (!int.TryParse(_path[depth], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index >= list.Items.Count)
        {
            var items = Spelling.Count(list.Items.Count, "item");
            Refuse($"'{Walked(depth)}' is a list of {items}, counted from 0: it has no '{_path[depth]}'");
            return null;
        }

        if (Apply(list.Items[index], depth + 1) is not { } item)
        {
            return null;
        }

        var changed = list.Items.ToArray();
        changed[index] = item;
        return new ListNode(list.Origin, changed);
    }

    private string Walked(int depth) => string.Join('.', _path[..depth]);

    private Node? Refuse(string message)
    {
        _problems.Add(_origin, message);
        return null;
    }
}
