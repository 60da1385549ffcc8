using System.Text;
using NetSim.Reporting.Ladders;

namespace NetSim.Reporting.Maps;

/// <summary>Writes maps as text, with every host and link.</summary>
public static class MapListing
{
    /// <summary>The text, ending with a line break.</summary>
    public static string Draw(TopologyMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var text = new StringBuilder($"{map.Title}\n{map.Subtitle}\n");
        map.Notes.ToList().ForEach(note => text.Append($"{note}\n"));
        text.Append('\n');
        Table(text, [.. map.Nodes.Select(node => new[] { node.Name, map.Words.Of(node.Role) })]);
        text.Append('\n');
        Table(text, [.. map.Edges.SelectMany(edge => Rows(map, edge))]);
        text.Append('\n');
        map.Connections.ToList().ForEach(connection => text.Append($"{connection}\n"));
        return text.ToString();
    }

    private static IEnumerable<string[]> Rows(TopologyMap map, MapEdge edge)
    {
        var (from, to) = (map.Nodes[edge.From].Name, map.Nodes[edge.To].Name);
        var isSame = edge.Forward.Count == 0 && edge.Backward.Count == 0;
        if (isSame || edge.Both.Count > 0)
        {
            yield return [edge.Name, $"{from} – {to}", string.Join(" · ", edge.Both)];
        }

        if (!isSame)
        {
            yield return [edge.Both.Count > 0 ? "" : edge.Name, $"{from} → {to}", string.Join(" · ", edge.Forward)];
            yield return ["", $"{to} → {from}", string.Join(" · ", edge.Backward)];
        }
    }

    private static void Table(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                var width = rows.Max(other => TerminalWidth.Of(other[column]));
                text.Append(column == row.Length - 1 ? row[column] : TerminalWidth.PadRight(row[column], width) + "  ");
            }

            text.Append('\n');
        }
    }
}
