namespace NetSim.Reporting.Charts.Sources;

/// <summary>The lengths of one phase over the connections of one name at one point.</summary>
public sealed class Sample
{
    private readonly Lazy<long[]> _sorted;

    /// <summary>A sample.</summary>
    /// <param name="count">How many connections there are.</param>
    /// <param name="runs">In how many runs.</param>
    /// <param name="lengths">The lengths of those that reached the phase’s end, in nanoseconds, in any order.</param>
    public Sample(long count, long runs, IReadOnlyCollection<long> lengths)
    {
        (Count, Runs) = (count, runs);
        _sorted = new Lazy<long[]>(() =>
        {
            long[] sorted = [.. lengths];
            Array.Sort(sorted);
            return sorted;
        });
    }

    /// <summary>How many connections there are.</summary>
    public long Count { get; }

    /// <summary>In how many runs. Connections of one run are not independent of each other.</summary>
    public long Runs { get; }

    /// <summary>How many reached the end of the phase.</summary>
    public int Reached => Sorted.Length;

    /// <summary>How many did not.</summary>
    public long Missing => Count - Reached;

    /// <summary>The lengths in nanoseconds, shortest first.</summary>
    internal long[] Sorted => _sorted.Value;

    /// <summary>A quantile over all connections by definition 7 of Hyndman and Fan, in nanoseconds; infinite where it falls
    /// among those that never got there, not a number without connections.</summary>
    public double Quantile(double probability)
    {
        if (Count == 0)
        {
            return double.NaN;
        }

        var rank = probability * (Count - 1);
        var low = (long)Math.Floor(rank);
        var high = (long)Math.Ceiling(rank);
        return high >= Reached
            ? double.PositiveInfinity
            : Sorted[low] + (rank - low) * (Sorted[high] - Sorted[low]);
    }
}
