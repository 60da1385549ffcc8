using NetSim.Units;

namespace NetSim.Studies;

/// <summary>A quantile of a phase over all connections, those that never got there counting as infinite.</summary>
/// <param name="Probability">Which: 0.95 for p95.</param>
/// <param name="Value">Its value by definition 7 of Hyndman and Fan (1996); null where it falls among the connections
/// that never got there.</param>
/// <param name="Interval">Its 95 % confidence interval.</param>
public sealed record QuantileStatistics(double Probability, SimDuration? Value, DurationInterval Interval);
