using NetSim.Reporting.Tables;
using NetSim.Studies;

namespace NetSim.Cli;

/// <summary>What one point of a study came to.</summary>
/// <param name="Point">Its number, from 0.</param>
/// <param name="Values">The value of each parameter, as text.</param>
/// <param name="Runs">How many runs were finished.</param>
/// <param name="Connections">The statistics.</param>
/// <param name="Rows">The same as rows of <c>summary.csv</c>.</param>
/// <param name="Expectations">What became of the service levels.</param>
internal sealed record PointResults(
    int Point,
    IReadOnlyList<string> Values,
    int Runs,
    IReadOnlyList<ConnectionStatistics> Connections,
    IReadOnlyList<SummaryRow> Rows,
    IReadOnlyList<ExpectationResult> Expectations)
{
    /// <summary>What the stopping rule’s metric came to; null without a rule.</summary>
    public StoppingResult? Stopping { get; init; }
}
