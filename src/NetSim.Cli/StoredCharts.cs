using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Topologies;
using NetSim.Units;

namespace NetSim.Cli;

/// <summary>What the charts of a folder of results are made of.</summary>
internal static class StoredCharts
{
    /// <summary>Reads it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">Where its tables are.</param>
    public static ChartSource Of(Study study, string folder)
    {
        var first = study.ScenarioOf(study.Points[0]);
        // Only a study that varies it has to ask each point.
        Func<int, SimDuration> warmUp = study.Parameters.Contains("warm_up", StringComparer.Ordinal)
            ? point => study.ScenarioOf(study.Points[point]).WarmUp
            : _ => first.WarmUp;
        return new ChartSource
        {
            Title = first.Name,
            Study = StudyResults.Read(folder, study.Parameters, [.. study.Points.Select(point => point.Values)], warmUp),
        };
    }
}
