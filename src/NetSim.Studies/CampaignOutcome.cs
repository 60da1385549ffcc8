namespace NetSim.Studies;

/// <summary>How far a campaign came.</summary>
/// <param name="FinishedRuns">How many runs were delivered, over all points.</param>
/// <param name="RepeatedRuns">How many of them were read from a journal.</param>
/// <param name="Interrupted">Whether it was cancelled before the last run.</param>
public sealed record CampaignOutcome(long FinishedRuns, long RepeatedRuns, bool Interrupted);
