namespace NetSim.Studies;

/// <summary>How far a batch came.</summary>
/// <param name="FinishedRuns">How many runs were delivered: from the first on, without a gap.</param>
/// <param name="Interrupted">Whether it was cancelled before the last run.</param>
public sealed record BatchOutcome(int FinishedRuns, bool Interrupted);
