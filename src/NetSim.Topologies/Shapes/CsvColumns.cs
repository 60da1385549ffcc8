using System.Collections.Immutable;
using System.Globalization;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>Columns of numbers in a CSV file whose header names each with its unit: <c>time_s,delay_ms</c>.</summary>
internal static class CsvColumns
{
    private static readonly ImmutableArray<(string Unit, double Scale)> Times =
        [("s", 1e9), ("ms", 1e6), ("us", 1e3), ("ns", 1)];

    private static readonly ImmutableArray<(string Unit, double Scale)> Rates =
        [("bps", 1), ("kbps", 1e3), ("mbps", 1e6), ("gbps", 1e9)];

    private static readonly ImmutableArray<(string Unit, double Scale)> Sizes =
        [("b", 1), ("kb", 1e3), ("mb", 1e6), ("kib", 1024), ("mib", 1024 * 1024)];

    /// <summary>Reads columns, in nanoseconds, bits in a second and bytes.</summary>
    /// <param name="node">The file’s name.</param>
    /// <param name="context">Takes the problems.</param>
    /// <param name="names">The columns: “time”, “delay”, “rate”, “size”.</param>
    /// <returns>A row for each line, a value for each name; null where something is wrong.</returns>
    public static IReadOnlyList<long[]>? TryRead(Node node, ReadContext context, params string[] names)
    {
        if (AttachedFile.TryRead(node, context) is not { } lines)
        {
            return null;
        }

        var file = ((TextNode)node).Text;
        var columns = lines.Count == 0 ? [] : names.Select(name => Find(lines[0].Text.Split(','), name)).ToArray();
        if (columns.Length == 0 || Array.Exists(columns, column => column.At < 0) || lines.Count < 2)
        {
            var wanted = string.Join(", ", names.Select(name => $"{name}_{UnitsOf(name).Example}"));
            context.Report(node.Origin, $"'{file}' needs a header with the columns {wanted} (or other units), and rows");
            return null;
        }

        if (lines.Count > Limits.TraceRows)
        {
            context.Report(node.Origin, $"'{file}' has more than {Limits.TraceRows} rows");
            return null;
        }

        var rows = new List<long[]>(lines.Count);
        foreach (var (number, text) in lines.Skip(1))
        {
            var cells = text.Split(',');
            var row = columns.Select(column => Parse(cells, column)).ToArray();
            if (Array.Exists(row, value => value < 0))
            {
                context.Report(node.Origin, $"'{file}', line {number}: '{text}' holds no such numbers, from zero up");
                return null;
            }

            rows.Add(row);
        }

        return rows;
    }

    private static (int At, double Scale) Find(string[] header, string name)
    {
        for (var i = 0; i < header.Length; i++)
        {
            foreach (var (unit, scale) in UnitsOf(name).Units)
            {
                if (string.Equals(header[i].Trim(), $"{name}_{unit}", StringComparison.OrdinalIgnoreCase))
                {
                    return (i, scale);
                }
            }
        }

        return (-1, 0);
    }

    private static (ImmutableArray<(string Unit, double Scale)> Units, string Example) UnitsOf(string name) => name switch
    {
        "rate" => (Rates, "mbps"),
        "size" => (Sizes, "b"),
        _ => (Times, "ms"),
    };

    private static long Parse(string[] cells, (int At, double Scale) column) =>
        column.At < cells.Length
        && double.TryParse(cells[column.At], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && value >= 0 && value * column.Scale < 3e16
            ? (long)Math.Round(value * column.Scale)
            : -1;
}
