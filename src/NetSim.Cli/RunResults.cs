using NetSim.Reporting.Tables;
using NetSim.Studies;

namespace NetSim.Cli;

/// <summary>What a job came to.</summary>
/// <param name="Outcome">How far it came.</param>
/// <param name="Points">The points of which runs were finished.</param>
/// <param name="Path">The folder of results.</param>
/// <param name="PreviousPath">Where the folder that was there before is now; null if there was none.</param>
internal sealed record RunResults(
    CampaignOutcome Outcome,
    IReadOnlyList<PointResults> Points,
    string Path,
    string? PreviousPath)
{
    /// <summary>Where the time went; empty unless that was asked for.</summary>
    public IReadOnlyList<DecompositionRow> Decompositions { get; init; } = [];
}
