using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Composition;

/// <summary>Puts the files that a topology includes into it.</summary>
/// <remarks>Names under hosts, links and the like are joined, lists are joined, and what is there twice is a problem that names
/// both places. Everything keeps the place where it was written, so later problems are those of the included file, and files
/// that it names are looked for beside it.</remarks>
internal sealed class Includes
{
    /// <summary>The key that names the files.</summary>
    public const string Key = "include";

    private readonly ProblemList _problems;
    private readonly ICollection<IncludedFile> _files;
    private readonly Dictionary<string, Origin> _places = new(StringComparer.Ordinal);

    private Includes(ProblemList problems, ICollection<IncludedFile> files)
    {
        _problems = problems;
        _files = files;
    }

    /// <summary>A topology with what it includes, without the key.</summary>
    /// <param name="root">The topology as it is written.</param>
    /// <param name="fileName">Its file.</param>
    /// <param name="problems">Takes what is wrong with the included files too.</param>
    /// <param name="files">Takes the included files.</param>
    public static MappingNode Apply(MappingNode root, string fileName, ProblemList problems, ICollection<IncludedFile> files) =>
        root.Find(Key) is null
            ? root
            : new Includes(problems, files).Apply(
                root, [new Link(fileName.Length == 0 ? "" : Path.GetFullPath(fileName), fileName)]);

    private MappingNode Apply(MappingNode root, IReadOnlyList<Link> chain)
    {
        if (root.Find(Key) is not { } entry)
        {
            return root;
        }

        MappingNode? whole = null;
        foreach (var item in Items(entry.Value))
        {
            if (Read(item, chain) is { } part)
            {
                whole = whole is null ? part : Join(whole, part);
            }
        }

        var rest = root.Without(Key);
        return whole is null ? rest : Join(whole, rest);
    }

    private IReadOnlyList<Node> Items(Node value)
    {
        switch (value)
        {
            case ListNode list:
                return list.Items;
            case TextNode { IsMissing: false }:
                return [value];
            case BrokenNode:
                return [];
            default:
                _problems.Add(value.Origin, $"expected a file to include, or a list of files, not {value.Kind}");
                return [];
        }
    }

    // The mapping of an included file, with what that includes; null with a problem.
    private MappingNode? Read(Node item, IReadOnlyList<Link> chain)
    {
        if (item is not TextNode { IsMissing: false } name || name.Text.Length > Limits.TitleLength
            || name.Text.Contains('\0', StringComparison.Ordinal))
        {
            if (item is not BrokenNode)
            {
                _problems.Add(item.Origin, $"expected the name of a file, not {item.Kind}");
            }

            return null;
        }

        var shown = Path.Combine(Path.GetDirectoryName(item.Origin.Source) ?? "", name.Text);
        var link = new Link(Path.GetFullPath(shown), shown);
        return MayInclude(name, link, chain) && ReadText(name, link) is { } text
            ? Parse(text, link, [.. chain, link])
            : null;
    }

    private bool MayInclude(TextNode name, Link link, IReadOnlyList<Link> chain)
    {
        if (chain.Any(above => above.Path == link.Path))
        {
            var names = chain.SkipWhile(above => above.Path != link.Path).Append(link).Select(above => above.Shown);
            _problems.Add(name.Origin, $"'{name.Text}' would include itself: {string.Join(" → ", names)}");
            return false;
        }

        if (chain.Count > Limits.Depth)
        {
            _problems.Add(name.Origin, $"files that include files are more than {Limits.Depth} deep");
            return false;
        }

        if (!_places.TryAdd(link.Path, name.Origin))
        {
            _problems.Add(name.Origin, $"'{name.Text}' is included twice (first at {Place(_places[link.Path])})");
            return false;
        }

        return true;
    }

    private string? ReadText(TextNode name, Link link)
    {
        try
        {
            return TopologyFile.ReadText(link.Shown);
        }
        catch (TopologyException exception)
        {
            foreach (var problem in exception.Problems)
            {
                // What is wrong inside of a file is told there; that there is none, where it is named.
                var isInside = problem.Line > 0;
                var origin = isInside ? new Origin(problem.File, problem.Line, problem.Column) : name.Origin;
                _problems.Add(origin, isInside ? problem.Message : $"'{name.Text}' cannot be included: {problem.Message}");
            }

            return null;
        }
    }

    private MappingNode? Parse(string text, Link link, IReadOnlyList<Link> chain)
    {
        _files.Add(new IncludedFile(link.Shown, text));
        switch (TopologyReader.ReadNodes(text, link.Shown, _problems))
        {
            case MappingNode mapping:
                return Apply(mapping, chain);
            case { } other:
                _problems.Add(other.Origin, $"expected a part of a topology as a mapping, not {other.Kind}");
                return null;
            default:
                return null;
        }
    }

    private MappingNode Join(MappingNode first, MappingNode second)
    {
        foreach (var (key, value) in second.Entries)
        {
            first = first.Find(key.Text) is { } there
                ? first.With(there.Key, Join(there, key, value))
                : first.With(key, value);
        }

        return new MappingNode(second.Origin, first.Entries);
    }

    private Node Join(MappingEntry there, TextNode key, Node value)
    {
        switch (there.Value, value)
        {
            case (_, BrokenNode or TextNode { IsMissing: true }):
                return there.Value;
            case (BrokenNode or TextNode { IsMissing: true }, _):
                return value;
            case (MappingNode one, MappingNode other):
                return JoinNames(one, other);
            case (ListNode one, ListNode other):
                return new ListNode(other.Origin, [.. one.Items, .. other.Items]);
            default:
                ReportTwice(key, there.Key);
                return value;
        }
    }

    private MappingNode JoinNames(MappingNode one, MappingNode other)
    {
        foreach (var (name, value) in other.Entries)
        {
            if (one.Find(name.Text) is { } there)
            {
                ReportTwice(name, there.Key);
            }
            else
            {
                one = one.With(name, value);
            }
        }

        return one;
    }

    private void ReportTwice(TextNode key, TextNode first) =>
        _problems.Add(key.Origin, $"{key.Kind} is there twice (first at {Place(first.Origin)})");

    private static string Place(Origin origin) => new TopologyProblem(origin.Source, origin.Line, origin.Column, "").ToString().TrimEnd(' ', ':');

    private sealed record Link(string Path, string Shown);
}
