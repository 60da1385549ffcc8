using NetSim.Network;

namespace NetSim.Studies;

/// <summary>Says how many runs a <see cref="StoppingRule"/> wants.</summary>
/// <remarks>
/// Looks are few: after the least number of runs, and then at the number that the width so far says will do, with a fifth to
/// spare, at least half as many again as at the look before. Whoever looks after every run stops when the width happens to be small, which is when the estimate
/// happens to be off; with few looks, far apart, almost every batch ends at the number that a look foretold, and the interval
/// keeps its confidence (measured: docs/studies.md). The rule sees runs in their order only, so it stops at the same run on
/// any number of threads.
/// </remarks>
public static class SequentialRule
{
    private const double Spare = 1.2;
    private const double LeastGrowth = 1.5;
    private const double GreatestGrowth = 20;

    /// <summary>How many runs there shall be in all; no more than there are: enough.</summary>
    public static int Wanted(StoppingRule rule, Summary summary)
    {
        var runs = summary.Runs;
        if (runs < rule.AtLeast)
        {
            return rule.AtLeast;
        }

        if (runs >= rule.AtMost || IsMet(rule, summary, out var ratio))
        {
            return runs;
        }

        // Half the width falls with the square root of the number.
        var growth = double.IsFinite(ratio) ? Math.Clamp(ratio * ratio * Spare, LeastGrowth, GreatestGrowth) : 2;
        return (int)Math.Min(rule.AtMost, Math.Ceiling(runs * growth));
    }

    /// <summary>Whether the metric is known well enough.</summary>
    public static bool IsMet(StoppingRule rule, Summary summary) => IsMet(rule, summary, out _);

    // The ratio is that of half the width to what is wanted.
    private static bool IsMet(StoppingRule rule, Summary summary, out double ratio)
    {
        var estimate = summary.Estimate(rule.Metric, rule.Confidence.Value);
        var wanted = rule.Precision is { } length ? length.Nanoseconds
            : rule.RelativePrecision!.Value.Value * (rule.Metric.Phase is null ? 1 : estimate.Value);
        ratio = estimate.HalfWidth / wanted;
        return double.IsFinite(estimate.HalfWidth) && estimate.HalfWidth <= wanted;
    }
}
