namespace NetSim.Reporting.Html;

/// <summary>Distributions of a latency, to be looked into.</summary>
/// <param name="Caption">Of what.</param>
/// <param name="Curves">A curve for each point: its name, times in milliseconds and the shares of connections in percent that
/// took no longer.</param>
public sealed record ReportCurves(string Caption, IReadOnlyList<ReportCurve> Curves);
