namespace NetSim.Reporting.Charts.Sources;

/// <summary>A statistic with its 95 % interval, in nanoseconds.</summary>
/// <param name="Value">The value; infinite where too many connections never got there.</param>
/// <param name="Low">The lower end; not a number where nothing bounds it.</param>
/// <param name="High">The upper end; infinite where nothing bounds it.</param>
public readonly record struct SummaryInterval(double Value, double Low, double High);
