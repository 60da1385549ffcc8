using NetSim.Reporting.Tables;
using NetSim.Studies;

namespace NetSim.Cli;

/// <summary>Brings statistics into the form in which tables want them.</summary>
internal static class SummaryRows
{
    /// <summary>A row for each phase of each connection.</summary>
    public static IReadOnlyList<SummaryRow> Of(Summary summary) =>
        [.. summary.Connections.SelectMany(static connection => connection.Phases.Select(phase => Row(connection, phase)))];

    private static SummaryRow Row(ConnectionStatistics connection, PhaseStatistics phase) => new()
    {
        Connection = connection.Name,
        Phase = phase.Phase,
        Count = phase.Count,
        Reached = phase.Reached,
        Failures = connection.Failures,
        FailureLow = connection.FailureInterval?.Low,
        FailureHigh = connection.FailureInterval?.High,
        Mean = phase.Mean,
        MeanLow = phase.MeanInterval?.Low,
        MeanHigh = phase.MeanInterval?.High,
        Deviation = phase.Deviation,
        Minimum = phase.Minimum,
        Maximum = phase.Maximum,
        Quantiles = [.. phase.Quantiles.Select(static quantile => new SummaryQuantile(
            quantile.Probability, quantile.Value, quantile.Interval.Low, quantile.Interval.High))],
    };
}
