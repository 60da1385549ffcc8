using NetSim.Units;

namespace NetSim.Reporting.Tables;

/// <summary>A quantile of a phase, as <c>summary.csv</c> shows it.</summary>
/// <param name="Probability">Which: 0.95 for p95.</param>
/// <param name="Value">Its value; null where it falls among the connections that never got there.</param>
/// <param name="Low">The lower end of its 95 % confidence interval; null where the data do not bound
/// it.</param>
/// <param name="High">The upper end; null where the data do not bound it.</param>
public sealed record SummaryQuantile(
    double Probability, SimDuration? Value, SimDuration? Low, SimDuration? High)
{
    /// <summary>What people call it: “p50”, “p99.9”.</summary>
    public string Name => $"p{(decimal)Probability * 100:0.######}";
}
