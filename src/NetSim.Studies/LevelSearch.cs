using NetSim.Network;

namespace NetSim.Studies;

/// <summary>Finds by bisection up to which of many ordered values a service level is kept.</summary>
/// <remarks>
/// The level is taken to be kept up to some value and missed from there on, or the other way round. A value whose interval holds
/// the limit gets four times as many runs, up to a greatest number; all values draw the same random numbers. Where the runs do
/// not tell, the estimate decides where the search goes on, and the answer says that it is not certain.
/// </remarks>
/// <param name="probe">Runs points.</param>
/// <param name="metric">The metric.</param>
/// <param name="limit">Its limit: nanoseconds, or a share.</param>
/// <param name="atMost">Whether the metric may be at most the limit, otherwise at least.</param>
/// <param name="runs">With how many runs a value is tried first.</param>
/// <param name="mostRuns">With how many at most.</param>
public sealed class LevelSearch(Probe probe, Metric metric, double limit, bool atMost, int runs, int mostRuns)
{
    private const int Growth = 4;

    private readonly SortedDictionary<int, LevelProbe> _probes = [];

    /// <summary>What was tried, in the order of the values.</summary>
    public IReadOnlyCollection<LevelProbe> Probes => _probes.Values;

    /// <summary>Finds the last value that keeps the level, seen from the end that keeps it.</summary>
    /// <param name="count">How many values there are; at least 1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The two neighbours between which the level is lost; both the same where every value, or none, keeps it.</returns>
    public (int Kept, int Lost) Find(int count, CancellationToken cancellation)
    {
        var first = Keeps(0, cancellation);
        var last = Keeps(count - 1, cancellation);
        var (kept, lost) = first ? (0, count - 1) : (count - 1, 0);
        if (first == last)
        {
            return (kept, kept);
        }

        while (Math.Abs(kept - lost) > 1)
        {
            var middle = (kept + lost) / 2;
            (kept, lost) = Keeps(middle, cancellation) ? (middle, lost) : (kept, middle);
        }

        return (kept, lost);
    }

    /// <summary>What was found at a value that was tried.</summary>
    public LevelProbe this[int point] => _probes[point];

    private bool Keeps(int point, CancellationToken cancellation)
    {
        if (!_probes.TryGetValue(point, out var found))
        {
            _probes[point] = found = Try(point, cancellation);
        }

        return found.Verdict switch
        {
            Verdict.Keeps => true,
            Verdict.Misses => false,
            Verdict.NotDistinguishable => IsGood(found.Estimate.Value),
        };
    }

    private LevelProbe Try(int point, CancellationToken cancellation)
    {
        for (var count = Math.Min(runs, mostRuns); ; count = (int)Math.Min(mostRuns, (long)count * Growth))
        {
            var estimate = probe.Ask(point, count, summary => summary.Estimate(metric), cancellation);
            var verdict = Judge(estimate);
            if (verdict != Verdict.NotDistinguishable || count == mostRuns)
            {
                return new LevelProbe(point, count, estimate, verdict);
            }
        }
    }

    private Verdict Judge(Estimate estimate)
    {
        if (double.IsNaN(estimate.Value))
        {
            return Verdict.Misses;
        }

        var (best, worst) = atMost ? (estimate.Low, estimate.High) : (estimate.High, estimate.Low);
        return IsGood(worst) ? Verdict.Keeps : IsGood(best) ? Verdict.NotDistinguishable : Verdict.Misses;
    }

    private bool IsGood(double value) => atMost ? value <= limit : value >= limit;
}
