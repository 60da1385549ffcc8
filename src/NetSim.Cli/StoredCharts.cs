using NetSim.Network;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;
using NetSim.Topologies;
using NetSim.Units;

namespace NetSim.Cli;

/// <summary>What the charts of a folder of results are made of.</summary>
internal static class StoredCharts
{
    /// <summary>Reads it: the results of a study, of a comparison or of a sensitivity analysis.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>What there is, and the charts that the topology asks for.</returns>
    public static (ChartSource Source, IReadOnlyList<ChartSpec> Asked) Read(string folder)
    {
        var comparison = Path.Combine(folder, ComparisonTable.FileName);
        if (File.Exists(comparison))
        {
            return (Of(ComparisonTable.Read(comparison)), []);
        }

        var sensitivity = Path.Combine(folder, SensitivityTable.FileName);
        if (File.Exists(sensitivity))
        {
            return (Of(SensitivityTable.Read(sensitivity)), []);
        }

        var study = StoredStudy.Read(folder).Study;
        var source = Of(study, folder) with { Stored = name => Stored(Path.Combine(folder, "charts", $"{name}.csv")) };
        return (source, study.ScenarioOf(study.Points[0]).Charts);
    }

    /// <summary>What charts of a study are made of.</summary>
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
            Decompositions = DecompositionReader.Read(folder),
            Study = StudyResults.Read(folder, study.Parameters, [.. study.Points.Select(point => point.Values)], warmUp),
        };
    }

    /// <summary>What charts of a comparison are made of.</summary>
    public static ChartSource Of(StoredComparison comparison) =>
        new() { Title = $"{comparison.First}, {comparison.Second}", Comparison = comparison };

    /// <summary>What charts of a sensitivity analysis are made of.</summary>
    public static ChartSource Of(StoredSensitivity sensitivity) => new() { Title = sensitivity.Scenario, Sensitivity = sensitivity };

    private static ChartNumbers? Stored(string path) => File.Exists(path) ? ChartNumbers.Read(path) : null;
}
