using NetSim.Studies;

namespace NetSim.Cli;

/// <summary>What a job came to.</summary>
/// <param name="Outcome">How far it came.</param>
/// <param name="Summary">The statistics of the runs that were finished.</param>
/// <param name="Expectations">What became of the service levels.</param>
/// <param name="Path">The folder of results.</param>
/// <param name="PreviousPath">Where the folder that was there before is now; null if there was none.</param>
internal sealed record RunResults(
    BatchOutcome Outcome,
    Summary Summary,
    IReadOnlyList<ExpectationResult> Expectations,
    string Path,
    string? PreviousPath);
