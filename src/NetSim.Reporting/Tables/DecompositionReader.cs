using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Units;

namespace NetSim.Reporting.Tables;

/// <summary>Reads <c>decomposition_summary.csv</c> of a folder of results.</summary>
public static class DecompositionReader
{
    /// <summary>Its rows; none where the run was not explained.</summary>
    /// <param name="folder">The folder of results.</param>
    /// <exception cref="ResultsFolderException">The file is not one that netsim wrote.</exception>
    public static IReadOnlyList<DecompositionRow> Read(string folder)
    {
        var path = Path.Combine(folder, DecompositionSummaryTable.FileName);
        if (!File.Exists(path))
        {
            return [];
        }

        using var table = new CsvRows(path);
        var (point, connection, phase) = (table.Column("point"), table.Column("connection"), table.Column("phase"));
        var (statistic, value, connections) = (table.Column("statistic"), table.Column("value_ms"), table.Column("connections"));
        var parts = Enum.GetValues<LatencyPart>().Select(part => table.Column($"{RecordNames.Of(part)}_ms")).ToArray();
        var phases = Enum.GetValues<Phase>().ToDictionary(RecordNames.Of, StringComparer.Ordinal);
        var rows = new List<DecompositionRow>();
        while (table.Read())
        {
            rows.Add(new DecompositionRow
            {
                Point = checked((int)table.Whole(point)),
                Connection = table.Text(connection),
                Phase = phases[table.Text(phase)],
                Statistic = table.Text(statistic),
                Value = new SimDuration(table.Nanoseconds(value) ?? 0),
                Connections = table.Whole(connections),
                Parts = new LatencyParts([.. parts.Select(part => new SimDuration(table.Nanoseconds(part) ?? 0))]),
            });
        }

        return rows;
    }
}
