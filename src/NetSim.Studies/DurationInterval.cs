using NetSim.Units;

namespace NetSim.Studies;

/// <summary>A 95 % confidence interval of a length of time.</summary>
/// <param name="Low">Its lower end; null where the data bound nothing from below.</param>
/// <param name="High">Its upper end; null where the data bound nothing from above: too few connections, or too many of
/// them never got there.</param>
public readonly record struct DurationInterval(SimDuration? Low, SimDuration? High);
