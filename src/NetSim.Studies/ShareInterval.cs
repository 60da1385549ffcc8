namespace NetSim.Studies;

/// <summary>A 95 % confidence interval of a share.</summary>
/// <param name="Low">Its lower end, at least 0.</param>
/// <param name="High">Its upper end, at most 1.</param>
public readonly record struct ShareInterval(double Low, double High);
