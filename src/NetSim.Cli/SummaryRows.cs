using NetSim.Network;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Tables;
using NetSim.Studies;

namespace NetSim.Cli;

/// <summary>Brings statistics into the form in which tables and charts want them.</summary>
internal static class SummaryRows
{
    /// <summary>A row for each phase of each connection.</summary>
    public static IReadOnlyList<SummaryRow> Of(Summary summary) =>
        [.. summary.Connections.SelectMany(static connection => connection.Phases.Select(phase => Row(connection, phase)))];

    /// <summary>A curve for each row that has anything to show.</summary>
    public static IReadOnlyList<LatencySeries> Series(Summary summary) =>
        [.. Of(summary).Select(row => new LatencySeries(row, summary.Lengths(row.Phase, row.Connection, PointsOfCurve)))];

    // More than a picture has pixels.
    private const int PointsOfCurve = 20_000;

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
