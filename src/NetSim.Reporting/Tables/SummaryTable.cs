namespace NetSim.Reporting.Tables;

/// <summary>Writes <c>summary.csv</c>: a row for each connection’s name and phase.</summary>
public static class SummaryTable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "summary.csv";

    /// <summary>Writes the table.</summary>
    /// <param name="stream">Where to; closed at the end.</param>
    /// <param name="rows">The rows, in their order; the first one’s quantiles name the columns.</param>
    /// <param name="parameters">What varies: a column for each; null for nothing.</param>
    /// <exception cref="ArgumentException">Two rows have different quantiles.</exception>
    public static void Write(Stream stream, IReadOnlyList<SummaryRow> rows, IReadOnlyList<string>? parameters = null)
    {
        var names = rows.Count > 0 ? QuantileNames(rows[0]) : [];
        if (rows.FirstOrDefault(row => !QuantileNames(row).SequenceEqual(names,
            StringComparer.Ordinal)) is { } other)
        {
            throw new ArgumentException(
                $"the row of {other.Connection} has other quantiles than the first", nameof(rows));
        }

        using var csv = new CsvWriter(
            stream,
            "point,connection,phase,count,reached,failures,failure_share_low,failure_share_high,"
            + "mean_ms,mean_low_ms,mean_high_ms,deviation_ms,min_ms,max_ms"
            + string.Concat(names.Select(name => $",{name}_ms,{name}_low_ms,{name}_high_ms"))
            + ",runs,seed" + CsvWriter.Columns(parameters ?? []));
        foreach (var row in rows)
        {
            Write(csv, row);
        }
    }

    private static List<string> QuantileNames(SummaryRow row) =>
        [.. row.Quantiles.Select(quantile => quantile.Name)];

    private static void Write(CsvWriter csv, SummaryRow row)
    {
        csv.Number(row.Point);
        csv.Text(row.Connection);
        csv.Text(RecordNames.Of(row.Phase));
        csv.Number(row.Count);
        csv.Number(row.Reached);
        csv.Number(row.Failures);
        csv.Share(row.FailureLow);
        csv.Share(row.FailureHigh);
        csv.Milliseconds(row.Mean?.Nanoseconds);
        csv.Milliseconds(row.MeanLow?.Nanoseconds);
        csv.Milliseconds(row.MeanHigh?.Nanoseconds);
        csv.Milliseconds(row.Deviation?.Nanoseconds);
        csv.Milliseconds(row.Minimum?.Nanoseconds);
        csv.Milliseconds(row.Maximum?.Nanoseconds);
        foreach (var quantile in row.Quantiles)
        {
            csv.Milliseconds(quantile.Value?.Nanoseconds);
            csv.Milliseconds(quantile.Low?.Nanoseconds);
            csv.Milliseconds(quantile.High?.Nanoseconds);
        }

        csv.Number(row.Runs);
        csv.Number(row.Seed);
        foreach (var value in row.Values)
        {
            csv.Text(value);
        }

        csv.EndRow();
    }
}
