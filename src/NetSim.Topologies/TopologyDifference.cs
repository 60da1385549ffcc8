using NetSim.Network;
using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies;

/// <summary>A value that two topologies set differently.</summary>
/// <param name="Path">Keys with dots between them.</param>
/// <param name="First">The value in the first; null where it has none.</param>
/// <param name="Second">The value in the second; null where it has none.</param>
public sealed record TopologyDifference(string Path, string? First, string? Second)
{
    /// <summary>All differences but the name, with every default written out.</summary>
    public static IReadOnlyList<TopologyDifference> Between(Scenario first, Scenario second)
    {
        var left = Values(first);
        var right = Values(second);
        return
        [
            .. left.Keys.Union(right.Keys, StringComparer.Ordinal)
                .Where(path => path != "name" && left.GetValueOrDefault(path) != right.GetValueOrDefault(path))
                .Select(path => new TopologyDifference(path, left.GetValueOrDefault(path), right.GetValueOrDefault(path))),
        ];
    }

    /// <summary>“links.access.loss: 1 % instead of 2 %”, the second first.</summary>
    public override string ToString() => $"{Path}: {Second ?? "nothing"} instead of {First ?? "nothing"}";

    private static Dictionary<string, string> Values(Scenario scenario)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(ScenarioFormat.Shape.Write(scenario), "", values);
        return values;
    }

    private static void Collect(Node node, string path, Dictionary<string, string> values)
    {
        if (node is not MappingNode { Entries.Count: > 0 } mapping)
        {
            values[path] = NodePrinter.PrintValue(node);
            return;
        }

        foreach (var (key, value) in mapping.Entries)
        {
            Collect(value, path.Length == 0 ? key.Text : $"{path}.{key.Text}", values);
        }
    }
}
