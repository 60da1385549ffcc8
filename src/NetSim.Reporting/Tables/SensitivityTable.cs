using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Tables;

/// <summary>Writes and reads <c>sensitivity.csv</c>: a row for the scenario as it is, and one for each change.</summary>
public static class SensitivityTable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "sensitivity.csv";

    private const string Milliseconds = "ms";
    private const string Share = "share";

    /// <summary>Writes it.</summary>
    /// <param name="stream">Where to; closed at the end.</param>
    /// <param name="result">What to write.</param>
    public static void Write(Stream stream, StoredSensitivity result)
    {
        using var csv = new CsvWriter(stream, "scenario,metric,unit,parameter,value,estimate,low,high");
        foreach (var change in result.Changes.Prepend(new StoredChange("", "", result.Start)))
        {
            csv.Text(result.Scenario);
            csv.Text(result.Metric);
            csv.Text(result.IsShare ? Share : Milliseconds);
            csv.Text(change.Parameter);
            csv.Text(change.Value);
            foreach (var number in new[] { change.Metric.Value, change.Metric.Low, change.Metric.High })
            {
                csv.Share(double.IsFinite(number) ? result.IsShare ? number : number / 1e6 : null);
            }

            csv.EndRow();
        }
    }

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ResultsFolderException">The file is not one that netsim wrote.</exception>
    public static StoredSensitivity Read(string path)
    {
        using var rows = new CsvRows(path);
        var (scenario, metric, unit) = (rows.Column("scenario"), rows.Column("metric"), rows.Column("unit"));
        var (parameter, value, estimate) = (rows.Column("parameter"), rows.Column("value"), rows.Column("estimate"));
        var (low, high) = (rows.Column("low"), rows.Column("high"));
        var changes = new List<StoredChange>();
        var (name, measure, isShare) = ("", "", false);
        while (rows.Read())
        {
            (name, measure, isShare) = (rows.Text(scenario), rows.Text(metric), rows.Text(unit) == Share);
            var scale = isShare ? 1 : 1e6;
            changes.Add(new StoredChange(rows.Text(parameter), rows.Text(value), new SummaryInterval(
                scale * rows.Number(estimate) ?? double.PositiveInfinity,
                scale * rows.Number(low) ?? double.NaN,
                scale * rows.Number(high) ?? double.PositiveInfinity)));
        }

        return changes.Count > 0 && changes[0].Parameter.Length == 0
            ? new StoredSensitivity(name, measure, isShare, changes[0].Metric, changes[1..])
            : throw new ResultsFolderException($"'{path}' is not a table that netsim wrote");
    }
}
