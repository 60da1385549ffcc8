using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>A quantile at one value of a swept parameter.</summary>
/// <param name="Point">The point of the study.</param>
/// <param name="Value">The parameter’s value as text.</param>
/// <param name="Number">The same as a number; not a number for a name.</param>
/// <param name="Interval">The quantile in nanoseconds.</param>
internal sealed record SweptPoint(int Point, string Value, double Number, SummaryInterval Interval);
