namespace NetSim.Reporting.Charts.Kinds;

/// <summary>A quantile against a swept parameter, all else being equal.</summary>
/// <param name="Name">What tells it from the others.</param>
/// <param name="Quantile">Which quantile.</param>
/// <param name="Points">Its points, in the order of the study.</param>
internal sealed record SweptCurve(string Name, double Quantile, IReadOnlyList<SweptPoint> Points);
