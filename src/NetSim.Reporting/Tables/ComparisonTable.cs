using NetSim.Network;
using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Tables;

/// <summary>Writes and reads <c>comparison.csv</c>: a row for each statistic of each phase of each connection.</summary>
public static class ComparisonTable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "comparison.csv";

    /// <summary>Writes it.</summary>
    /// <param name="stream">Where to; closed at the end.</param>
    /// <param name="result">What to write.</param>
    public static void Write(Stream stream, StoredComparison result)
    {
        using var csv = new CsvWriter(stream, "a,b,connection,phase,statistic,a_ms,b_ms,difference_ms,low_ms,high_ms,pairs");
        foreach (var row in result.Differences)
        {
            csv.Text(result.First);
            csv.Text(result.Second);
            csv.Text(row.Connection);
            csv.Text(RecordNames.Of(row.Phase));
            csv.Text(row.Statistic);
            foreach (var number in new[] { row.First, row.Second, row.Difference.Value, row.Difference.Low, row.Difference.High })
            {
                csv.Share(double.IsFinite(number) ? number / 1e6 : null);
            }

            csv.Number(row.Pairs);
            csv.EndRow();
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ResultsFolderException">The file is not one that netsim wrote.</exception>
    public static StoredComparison Read(string path)
    {
        using var rows = new CsvRows(path);
        var (a, b, connection, phase) = (rows.Column("a"), rows.Column("b"), rows.Column("connection"), rows.Column("phase"));
        int[] numbers =
        [
            rows.Column("a_ms"), rows.Column("b_ms"), rows.Column("difference_ms"), rows.Column("low_ms"), rows.Column("high_ms"),
        ];
        var (statistic, pairs) = (rows.Column("statistic"), rows.Column("pairs"));
        var phases = Enum.GetValues<Phase>().ToDictionary(RecordNames.Of, StringComparer.Ordinal);
        var differences = new List<StoredDifference>();
        var (first, second) = ("", "");
        while (rows.Read())
        {
            (first, second) = (rows.Text(a), rows.Text(b));
            double Nanoseconds(int column, double missing) => 1e6 * rows.Number(numbers[column]) ?? missing;
            differences.Add(new StoredDifference(
                rows.Text(connection),
                phases[rows.Text(phase)],
                rows.Text(statistic),
                Nanoseconds(0, double.PositiveInfinity),
                Nanoseconds(1, double.PositiveInfinity),
                new SummaryInterval(Nanoseconds(2, double.NaN), Nanoseconds(3, double.NaN), Nanoseconds(4, double.NaN)),
                rows.Whole(pairs)));
        }

        return new StoredComparison(first, second, differences);
    }
}
