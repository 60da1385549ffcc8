using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>How many lengths of a sample lie in each of equally wide bins.</summary>
/// <param name="Edges">The ends of the bins in nanoseconds, one more than there are bins.</param>
/// <param name="Counts">How many lengths each bin holds, its lower end included; the last one’s upper end too.</param>
internal sealed record Histogram(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts)
{
    private const int LeastBins = 8;
    private const int MostBins = 60;

    /// <summary>Bins for samples that stand under one another: as wide as Freedman and Diaconis (1981) advise for the largest
    /// of them.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="unit">Whether bins are equally wide or each the same multiple of the one before.</param>
    public static IReadOnlyList<double> Bins(IReadOnlyList<Sample> samples, TimeUnit unit)
    {
        var reached = samples.Where(sample => sample.Reached > 0).ToList();
        if (reached.Count == 0)
        {
            return [];
        }

        double Place(double nanoseconds) => unit.IsLogarithmic ? Math.Log(nanoseconds) : nanoseconds;
        double Value(double place) => unit.IsLogarithmic ? Math.Exp(place) : place;
        var (low, high) = (reached.Min(s => Place(s.Sorted[0])), reached.Max(s => Place(s.Sorted[^1])));
        if (high - low <= 1e-9 * Math.Abs(high))
        {
            // Lengths that are all the same: one bin around them.
            return [0.98 * reached[0].Sorted[0] - 1, 1.02 * reached[0].Sorted[0] + 1];
        }

        var largest = reached.MaxBy(sample => sample.Reached)!;
        double Quartile(double share) => Place(largest.Sorted[(int)(share * (largest.Reached - 1))]);
        var width = 2 * (Quartile(0.75) - Quartile(0.25)) / Math.Cbrt(largest.Reached);
        var bins = width > 0 ? (int)Math.Clamp(Math.Ceiling((high - low) / width), LeastBins, MostBins) : MostBins / 2;
        return [.. Enumerable.Range(0, bins + 1).Select(i => Value(low + (high - low) * i / bins))];
    }

    /// <summary>The histogram of a sample.</summary>
    public static Histogram Of(Sample sample, IReadOnlyList<double> edges)
    {
        var counts = new long[Math.Max(0, edges.Count - 1)];
        var bin = 0;
        foreach (var length in sample.Sorted)
        {
            while (bin < counts.Length - 1 && length >= edges[bin + 1])
            {
                bin++;
            }

            counts[bin]++;
        }

        return new Histogram(edges, counts);
    }
}
