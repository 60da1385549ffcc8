// Read first: the DOT language (graphviz.org/doc/info/lang.html).
using System.Text;

namespace NetSim.Reporting.Maps;

/// <summary>Writes maps in the language of Graphviz, with every host and link.</summary>
public static class MapDot
{
    /// <summary>The graph.</summary>
    public static string Draw(TopologyMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var text = new StringBuilder($"graph {Quote(map.Title)} {{\n  rankdir=LR;\n");
        foreach (var node in map.Nodes)
        {
            text.Append($"  {Quote(node.Name)} [shape={Shape(node.Role)}];\n");
        }

        foreach (var edge in map.Edges)
        {
            string[] lines =
            [
                edge.Name,
                .. Line("", edge.Both),
                .. Line($"{map.Nodes[edge.From].Name} → {map.Nodes[edge.To].Name}: ", edge.Forward),
                .. Line($"{map.Nodes[edge.To].Name} → {map.Nodes[edge.From].Name}: ", edge.Backward),
            ];
            text.Append($"  {Quote(map.Nodes[edge.From].Name)} -- {Quote(map.Nodes[edge.To].Name)} [label={Quote(lines)}];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static IEnumerable<string> Line(string before, IReadOnlyList<string> facts) =>
        facts.Count == 0 ? [] : [before + string.Join(", ", facts)];

    private static string Shape(MapRole role) => role switch
    {
        MapRole.Client => "oval",
        MapRole.Server => "box3d",
        MapRole.Host => "box",
        MapRole.Router => "circle",
        MapRole.Switch => "square",
    };

    private static string Quote(params string[] lines) => "\"" + string.Join("\\n", lines.Select(Escape)) + "\"";

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
