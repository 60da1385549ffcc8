using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts;

/// <summary>What charts are made of. A kind of chart that needs what is not there makes none.</summary>
public sealed record ChartSource
{
    /// <summary>What the study is called.</summary>
    public required string Title { get; init; }

    /// <summary>The connections of a study.</summary>
    public StudyResults? Study { get; init; }

    /// <summary>Where the time went, around each quantile; empty unless the run was explained. Default: empty.</summary>
    public IReadOnlyList<DecompositionRow> Decompositions { get; init; } = [];

    /// <summary>One run with everything that was seen in it.</summary>
    public TracedRun? Traced { get; init; }

    /// <summary>The numbers of a chart by the name of its kind, where they were stored; null where they were not.</summary>
    public Func<string, ChartNumbers?>? Stored { get; init; }

    /// <summary>A comparison of two scenarios.</summary>
    public StoredComparison? Comparison { get; init; }

    /// <summary>A sensitivity analysis.</summary>
    public StoredSensitivity? Sensitivity { get; init; }
}
