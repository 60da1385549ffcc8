namespace NetSim.Reporting.Tables;

/// <summary>Writes <c>decomposition_summary.csv</c>: a row for each quantile of each phase of each connection’s name.</summary>
public static class DecompositionSummaryTable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "decomposition_summary.csv";

    /// <summary>Writes the table.</summary>
    /// <param name="stream">Where to; closed at the end.</param>
    /// <param name="rows">The rows, in their order.</param>
    /// <param name="parameters">What varies: a column for each.</param>
    public static void Write(Stream stream, IEnumerable<DecompositionRow> rows, IReadOnlyList<string> parameters)
    {
        using var csv = new CsvWriter(
            stream,
            $"point,connection,phase,statistic,value_ms,connections,length_ms{DecompositionTable.PartColumns}"
            + CsvWriter.Columns(parameters));
        foreach (var row in rows)
        {
            csv.Number(row.Point);
            csv.Text(row.Connection);
            csv.Text(RecordNames.Of(row.Phase));
            csv.Text(row.Statistic);
            csv.Milliseconds(row.Value.Nanoseconds);
            csv.Number(row.Connections);
            csv.Milliseconds(row.Parts.Total.Nanoseconds);
            DecompositionTable.Write(csv, row.Parts);
            foreach (var value in row.Values)
            {
                csv.Text(value);
            }

            csv.EndRow();
        }
    }
}
