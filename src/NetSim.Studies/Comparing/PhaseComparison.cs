namespace NetSim.Studies.Comparing;

/// <summary>One phase of two scenarios compared.</summary>
/// <param name="Runs">How many runs both have.</param>
/// <param name="Count">How many pairs of connections.</param>
/// <param name="Mean">The means, over pairs of which both got there.</param>
/// <param name="Quantiles">The quantiles that were asked for, in order, over all.</param>
/// <param name="Typical">The median of how much more the second of a pair is than the first. Where pairs have most in common it is known
/// far better than the difference of the medians, which it is not: it speaks of the same connection under the same luck. A pair
/// of which neither got there differs by nothing.</param>
/// <param name="Faster">The probability that a connection is faster in the second scenario than its pair in the first; equals count
/// half.</param>
/// <param name="FasterInterval">Its 95 % interval; null for fewer than two runs.</param>
public sealed record PhaseComparison(
    int Runs,
    int Count,
    Difference Mean,
    IReadOnlyList<Difference> Quantiles,
    Difference Typical,
    double Faster,
    ShareInterval? FasterInterval);
