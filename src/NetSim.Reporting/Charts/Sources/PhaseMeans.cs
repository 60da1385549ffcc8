namespace NetSim.Reporting.Charts.Sources;

/// <summary>How long the parts of a connection take in the mean, over those that got to its end.</summary>
/// <param name="Count">How many connections there are.</param>
/// <param name="Complete">How many of them got to the end.</param>
/// <param name="Parts">The mean length of each part in nanoseconds; together the mean of the whole.</param>
public sealed record PhaseMeans(long Count, long Complete, IReadOnlyList<double> Parts);
