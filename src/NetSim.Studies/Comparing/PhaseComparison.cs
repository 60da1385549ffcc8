namespace NetSim.Studies.Comparing;

/// <summary>One phase of two scenarios compared.</summary>
/// <param name="Runs">How many runs both have.</param>
/// <param name="Count">How many pairs of connections.</param>
/// <param name="Mean">The means, over pairs of which both got there.</param>
/// <param name="Quantiles">The quantiles that were asked for, in order, over all.</param>
/// <param name="Faster">The probability that a connection is faster in the second scenario than its pair in the first; equals count
/// half.</param>
/// <param name="FasterInterval">Its 95 % interval; null for fewer than two runs.</param>
public sealed record PhaseComparison(
    int Runs, int Count, Difference Mean, IReadOnlyList<Difference> Quantiles, double Faster, ShareInterval? FasterInterval);
