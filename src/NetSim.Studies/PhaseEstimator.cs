using NetSim.Network;
using NetSim.Studies.Columns;
using NetSim.Units;

namespace NetSim.Studies;

/// <summary>Statistics of one phase over the connections of one name or of several.</summary>
internal sealed class PhaseEstimator
{
    private readonly IReadOnlyList<ConnectionSamples> _chosen;
    private readonly Phase _phase;
    private readonly MergedColumn _sorted;
    private readonly bool _areIndependent;

    /// <summary>Statistics of a phase.</summary>
    /// <param name="chosen">The connections; at least one.</param>
    /// <param name="phase">The phase.</param>
    public PhaseEstimator(IReadOnlyList<ConnectionSamples> chosen, Phase phase)
    {
        _chosen = chosen;
        _phase = phase;
        _sorted = new MergedColumn([.. chosen.Select(samples => samples[phase].Sorted)]);
        Count = chosen.Sum(samples => samples[phase].Count);
        _areIndependent = chosen.Count == 1 && chosen[0].AreIndependent;
    }

    /// <summary>How many connections there are.</summary>
    public long Count { get; }

    /// <summary>How many got there.</summary>
    public long Reached => _sorted.Count;

    /// <summary>The mean of those that got there; null without any.</summary>
    public double? Mean
    {
        get
        {
            var sum = _chosen.Aggregate((Int128)0, (total, samples) => total + samples[_phase].Sum);
            return Reached == 0 ? null : (double)sum / Reached;
        }
    }

    /// <summary>The interval of the mean; null for fewer than two runs with a value.</summary>
    public DurationInterval? MeanInterval(double tail = OrderStatistics.Tail)
    {
        var half = RunClusters.HalfWidth(ConnectionSamples.Together(_chosen, samples => samples.Lengths(_phase)), tail);
        return Mean is { } mean && half is { } width
            ? new DurationInterval(Whole(mean - width), Whole(mean + width))
            : null;
    }

    /// <summary>A quantile over all connections; null where it is infinite, or without any.</summary>
    public SimDuration? Quantile(double probability) =>
        OrderStatistics.Quantile(rank => _sorted[rank], Reached, Count, probability) is { } value
            ? new SimDuration(value)
            : null;

    /// <summary>The interval of a quantile.</summary>
    public DurationInterval QuantileInterval(double probability, double tail = OrderStatistics.Tail)
    {
        if (Count == 0)
        {
            return default;
        }

        if (_areIndependent)
        {
            var (least, greatest) = OrderStatistics.IndependentRanks(checked((int)Count), probability, tail);
            return new DurationInterval(AtRank(least), AtRank(greatest));
        }

        var quantile = Quantile(probability)?.Nanoseconds ?? long.MaxValue - 1;
        var half = RunClusters.HalfWidth(
            ConnectionSamples.Together(_chosen, samples => samples.Within(_phase, quantile)), tail);
        var (low, high) = half is { } width ? OrderStatistics.Ranks(Count, probability, width) : (null, null);
        return new DurationInterval(AtRank(low), AtRank(high));
    }

    /// <summary>The length of a rank, from 0.</summary>
    public SimDuration this[long rank] => new(_sorted[rank]);

    private SimDuration? AtRank(long? rank) => rank is { } r && r <= Reached ? new SimDuration(_sorted[r - 1]) : null;

    private static SimDuration Whole(double nanoseconds) => new((long)Math.Round(nanoseconds));
}
