using System.Globalization;
using NetSim.Network;

namespace NetSim.Tests.Network;

/// <summary>A latency that was measured: a row of MeasuredLatency.csv, which says how.</summary>
/// <param name="RoundTripMs">The round trip of the path.</param>
/// <param name="LossPercent">The share of packets that each direction lost.</param>
/// <param name="Phase">What was measured.</param>
/// <param name="ResponseBytes">The size of the response; null for all sizes together.</param>
/// <param name="Samples">How many connections.</param>
/// <param name="QuantilesMs">Quantiles, evenly spaced.</param>
internal sealed record MeasuredLatency(
    int RoundTripMs, double LossPercent, Phase Phase, long? ResponseBytes, int Samples, IReadOnlyList<double> QuantilesMs)
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<MeasuredLatency> All { get; } = [.. File.ReadLines(TestFiles.Beside("MeasuredLatency.csv"))
        .SkipWhile(line => line[0] == '#').Skip(1).Select(Parse)];

    /// <summary>The Kolmogorov-Smirnov distance, with what lies closer than <paramref name="slackMs"/> taken as equal.</summary>
    /// <param name="simulatedMs">The other sample, sorted.</param>
    /// <param name="slackMs">How exactly the times were measured.</param>
    public double DistanceTo(IReadOnlyList<double> simulatedMs, double slackMs) => Math.Max(
        GreatestExcess(QuantilesMs, simulatedMs, slackMs), GreatestExcess(simulatedMs, QuantilesMs, slackMs));

    /// <inheritdoc/>
    public override string ToString() =>
        $"{RoundTripMs} ms, {LossPercent} %, {Phase}{(ResponseBytes is { } size ? $" of {size} B" : "")}";

    // How much more of one sample than of the other has come at any time, the other being allowed to come later.
    private static double GreatestExcess(IReadOnlyList<double> first, IReadOnlyList<double> second, double slackMs)
    {
        var (greatest, come) = (0.0, 0);
        for (var i = 0; i < first.Count; i++)
        {
            while (come < second.Count && second[come] <= first[i] + slackMs)
            {
                come++;
            }

            greatest = Math.Max(greatest, (i + 1.0) / first.Count - (double)come / second.Count);
        }

        return greatest;
    }

    /// <summary>A row of a file, from its round trip on.</summary>
    public static MeasuredLatency Parse(string line)
    {
        var cells = line.Split(',');
        return new MeasuredLatency(
            int.Parse(cells[0], CultureInfo.InvariantCulture),
            double.Parse(cells[1], CultureInfo.InvariantCulture),
            Enum.Parse<Phase>(cells[2].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            cells[3] == "any" ? null : long.Parse(cells[3], CultureInfo.InvariantCulture),
            int.Parse(cells[4], CultureInfo.InvariantCulture),
            [.. cells[5].Split(' ').SelectMany(Repeated)]);
    }

    private static IEnumerable<double> Repeated(string text)
    {
        var parts = text.Split('*');
        var times = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1;
        return Enumerable.Repeat(double.Parse(parts[0], CultureInfo.InvariantCulture), times);
    }
}
