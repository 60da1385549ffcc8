using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts;

/// <summary>What charts are made of. A kind of chart that needs what is not there makes none.</summary>
public sealed record ChartSource
{
    /// <summary>What the study is called.</summary>
    public required string Title { get; init; }

    /// <summary>The connections of a study.</summary>
    public StudyResults? Study { get; init; }
}
