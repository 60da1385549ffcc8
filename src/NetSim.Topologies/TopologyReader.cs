using NetSim.Network;
using NetSim.Topologies.Composition;
using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies;

/// <summary>Reads a topology from text. The format: docs/topology-format.md.</summary>
public static class TopologyReader
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads a topology.</summary>
    /// <param name="text">The YAML text; a byte order mark at its beginning is skipped.</param>
    /// <param name="fileName">The file’s name: for problems, and without its ending for a scenario that has
    /// no name.</param>
    /// <param name="overrides">Changes to make first, in order, each <c>PATH=VALUE</c>; null for
    /// none.</param>
    /// <returns>The scenario with every default.</returns>
    /// <exception cref="TopologyException">With everything that is wrong with the text and the
    /// overrides.</exception>
    public static Scenario Read(string text, string fileName, IReadOnlyList<string>? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        var problems = new ProblemList(fileName);
        var root = ReadRoot(text, fileName, problems);
        if (root is MappingNode mapping)
        {
            root = Override.ApplyAll(overrides ?? [], mapping, problems);
        }

        var scenario = ReadScenario(root, fileName, problems);
        problems.ThrowIfAny();
        return scenario!;
    }

    /// <summary>Reads the scenario that nodes describe; null without any.</summary>
    internal static Scenario? ReadScenario(Node? root, string fileName, ProblemList problems)
    {
        root = root is null ? null : Parameters.Apply(root, problems);
        root = root is null ? null : Defaults.Apply(root, problems);
        var start = ScenarioFormat.Defaults with { Name = DefaultName(fileName) };
        var context = new ReadContext(
            problems, NamesUnder(root, ScenarioFormat.Hosts), NamesUnder(root, ScenarioFormat.Connections));
        Scenario? scenario = null;
        if (root is not null)
        {
            ScenarioFormat.Shape.TryReadOnto(start, root, context, out scenario);
        }

        return scenario;
    }

    /// <summary>Reads the YAML of a topology and of the files that it includes; null with a problem.</summary>
    internal static Node? ReadRoot(
        string text, string fileName, ProblemList problems, ICollection<IncludedFile>? files = null) =>
        ReadNodes(text, fileName, problems) switch
        {
            MappingNode root => Includes.Apply(root, fileName, problems, files ?? []),
            var other => other,
        };

    /// <summary>Reads the YAML of one file; null with a problem.</summary>
    internal static Node? ReadNodes(string text, string fileName, ProblemList problems)
    {
        var content = text.StartsWith(ByteOrderMark) ? text[1..] : text;
        return TextCheck.IsReadable(content, fileName, hasPositions: true, problems)
            ? NodeReader.Read(content, fileName, hasPositions: true, problems)
            : null;
    }

    private static HashSet<string> NamesUnder(Node? root, string key) =>
        (root as MappingNode)?.Find(key)?.Value is MappingNode named
            ? named.Entries.Select(entry => entry.Key.Text).ToHashSet(StringComparer.Ordinal)
            : [];

    private static string DefaultName(string fileName)
    {
        var name = TitleShape.Clean(Path.GetFileNameWithoutExtension(fileName));
        return name.Length > 0 ? name : "topology";
    }
}
