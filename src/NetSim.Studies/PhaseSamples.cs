using System.Runtime.InteropServices;
using NetSim.Network;
using NetSim.Units;

namespace NetSim.Studies;

/// <summary>The lengths of one phase of all connections of a name: 8 bytes each, in the order of the runs.</summary>
/// <param name="phase">The phase.</param>
internal sealed class PhaseSamples(Phase phase)
{
    private const long NotReached = long.MaxValue;

    private readonly List<long> _values = [];
    private long[]? _sorted;

    /// <summary>The phase.</summary>
    public Phase Phase => phase;

    /// <summary>How many there are, with those that were not reached.</summary>
    public int Count => _values.Count;

    /// <summary>The lengths that were reached, in nanoseconds, shortest first.</summary>
    public long[] Sorted => _sorted ??= Sort();

    /// <summary>Adds a connection; null when it did not get there.</summary>
    public void Add(SimDuration? length)
    {
        _sorted = null;
        _values.Add(length?.Nanoseconds ?? NotReached);
    }

    /// <summary>The statistics of all that was added.</summary>
    /// <param name="runEnds">The index behind the last connection of each run.</param>
    /// <param name="quantiles">Which quantiles.</param>
    public PhaseStatistics Summarize(ReadOnlySpan<int> runEnds, IReadOnlyList<double> quantiles)
    {
        var sorted = Sorted;
        var mean = Mean(sorted);
        var computed = new List<QuantileStatistics>();
        var independent = Independent(runEnds);
        foreach (var probability in quantiles)
        {
            computed.Add(Quantile(probability, runEnds, independent));
        }

        return new PhaseStatistics
        {
            Phase = phase,
            Count = Count,
            Reached = sorted.Length,
            Mean = mean is { } m ? Whole(m) : null,
            MeanInterval = mean is { } centre ? MeanInterval(centre, runEnds) : null,
            Deviation = mean is { } middle && sorted.Length > 1 ? Deviation(sorted, middle) : null,
            Minimum = sorted.Length > 0 ? new SimDuration(sorted[0]) : null,
            Maximum = sorted.Length > 0 ? new SimDuration(sorted[^1]) : null,
            Quantiles = computed,
        };
    }

    /// <summary>The mean of lengths in nanoseconds; null without any.</summary>
    public static double? Mean(ReadOnlySpan<long> values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        Int128 sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return (double)sum / values.Length;
    }

    private DurationInterval? MeanInterval(double mean, ReadOnlySpan<int> runEnds)
    {
        var half = RunClusters.HalfWidth(Values, runEnds, mean, v => v == NotReached ? null : v);
        return half is { } width ? new DurationInterval(Whole(mean - width), Whole(mean + width)) : null;
    }

    private QuantileStatistics Quantile(double probability, ReadOnlySpan<int> runEnds, bool independent)
    {
        var value = OrderStatistics.Quantile(Sorted, Count, probability);
        if (Count == 0)
        {
            return new QuantileStatistics(probability, null, default);
        }

        var (low, high) = independent
            ? OrderStatistics.IndependentRanks(Count, probability)
            : ClusteredRanks(probability, value ?? NotReached - 1, runEnds);
        return new QuantileStatistics(
            probability,
            value is { } v ? new SimDuration(v) : null,
            new DurationInterval(AtRank(low), AtRank(high)));
    }

    private (int? Low, int? High) ClusteredRanks(double probability, long quantile, ReadOnlySpan<int> runEnds)
    {
        var share = 0.0;
        foreach (var value in Values)
        {
            share += value <= quantile ? 1 : 0;
        }

        var half = RunClusters.HalfWidth(Values, runEnds, share / Count, v => v <= quantile ? 1 : 0);
        return half is { } width ? OrderStatistics.Ranks(Count, probability, width) : (null, null);
    }

    private SimDuration? AtRank(int? rank) => rank is { } r && r <= Sorted.Length ? new SimDuration(Sorted[r - 1]) : null;

    private ReadOnlySpan<long> Values => CollectionsMarshal.AsSpan(_values);

    private long[] Sort()
    {
        var sorted = _values.FindAll(v => v != NotReached).ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static bool Independent(ReadOnlySpan<int> runEnds)
    {
        var start = 0;
        foreach (var end in runEnds)
        {
            if (end - start > 1)
            {
                return false;
            }

            start = end;
        }

        return true;
    }

    private static SimDuration Deviation(ReadOnlySpan<long> values, double mean)
    {
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return Whole(Math.Sqrt(squares / (values.Length - 1)));
    }

    private static SimDuration Whole(double nanoseconds) => new((long)Math.Round(nanoseconds));
}
