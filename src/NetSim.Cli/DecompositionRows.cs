using NetSim.Network;
using NetSim.Reporting.Tables;
using NetSim.Studies;
using NetSim.Studies.Explaining;

namespace NetSim.Cli;

/// <summary>Brings explanations into the form in which tables and charts want them.</summary>
internal static class DecompositionRows
{
    /// <summary>A row for the mean and for each quantile of each phase that any connection of a name reached.</summary>
    public static IEnumerable<DecompositionRow> Of(Scenario scenario, ExplanationSummary summary)
    {
        double?[] statistics = [null, .. Summary.Quantiles.Select(static quantile => (double?)quantile)];
        return from connection in scenario.Connections
               from phase in ExplanationSummary.Phases
               from statistic in statistics
               let explained = summary.At(connection.Name, phase, statistic)
               where explained is not null
               select new DecompositionRow
               {
                   Connection = connection.Name,
                   Phase = phase,
                   Statistic = explained.Name,
                   Value = explained.Value,
                   Connections = explained.Connections,
                   Parts = explained.Parts,
               };
    }
}
