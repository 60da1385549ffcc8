namespace NetSim.Network;

/// <summary>A number that all runs of a scenario come to: a statistic of a phase, or the share of connections that
/// completed.</summary>
/// <param name="Text">The metric as it was written: “p95(handshake)”, “mean(page.total)”, “completed”.</param>
/// <param name="Quantile">Which quantile of the phase (0.95 for p95); null for the mean.</param>
/// <param name="Phase">The phase; null for the share of connections that completed.</param>
/// <param name="Connection">Which connection; null for all together.</param>
public sealed record Metric(string Text, double? Quantile, Phase? Phase, string? Connection)
{
    /// <summary>The metric as it was written.</summary>
    public override string ToString() => Text;
}
