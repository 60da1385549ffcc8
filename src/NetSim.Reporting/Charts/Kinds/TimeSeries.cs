using System.Globalization;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>A value over time, as it stands in a table.</summary>
/// <param name="Group">What it belongs to.</param>
/// <param name="Name">What it is.</param>
/// <param name="Points">When it took which value, in milliseconds.</param>
internal sealed record TimeSeries(string Group, string Name, IReadOnlyList<(double At, double Value)> Points)
{
    private const int MostPoints = 2000;

    /// <summary>The series of a table whose first columns are group, series, time and value.</summary>
    public static IReadOnlyList<TimeSeries> Of(ChartNumbers numbers) =>
        [.. numbers.Rows.GroupBy(row => (row[0], row[1])).Select(group => new TimeSeries(
            group.Key.Item1, group.Key.Item2, [.. group.Select(row => (Number(row[2]), Number(row[3])))]))];

    /// <summary>A table of series.</summary>
    public static ChartNumbers Table(string group, string value, IEnumerable<TimeSeries> series) => new(
        [group, "series", "time_ms", value],
        [.. series.SelectMany(one => one.Points.Select(point => (IReadOnlyList<string>)
            [one.Group, one.Name, Figures.NumberText.Cell(point.At), Figures.NumberText.Cell(point.Value)]))]);

    /// <summary>The same with at most about 2,000 points: of each short stretch the first, the least, the greatest and the
    /// last.</summary>
    public TimeSeries Thinned()
    {
        if (Points.Count <= MostPoints)
        {
            return this;
        }

        var size = (int)Math.Ceiling(4.0 * Points.Count / MostPoints);
        return this with
        {
            Points = [.. Points.Chunk(size).SelectMany(chunk =>
                new[] { chunk[0], chunk.MinBy(point => point.Value), chunk.MaxBy(point => point.Value), chunk[^1] }
                    .Distinct().OrderBy(point => point.At))],
        };
    }

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ResultsFolderException($"a stored chart has '{text}' where a number should be");
}
