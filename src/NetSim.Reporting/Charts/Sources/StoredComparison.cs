namespace NetSim.Reporting.Charts.Sources;

/// <summary>What a comparison of two scenarios came to.</summary>
/// <param name="First">What the first is called.</param>
/// <param name="Second">What the second is called.</param>
/// <param name="Differences">The differences.</param>
public sealed record StoredComparison(string First, string Second, IReadOnlyList<StoredDifference> Differences);
