namespace NetSim.Studies;

/// <summary>What was found at one value.</summary>
/// <param name="Point">Which value, from 0.</param>
/// <param name="Runs">How many runs it took.</param>
/// <param name="Estimate">The metric.</param>
/// <param name="Verdict">Whether it keeps the level.</param>
public sealed record LevelProbe(int Point, int Runs, Estimate Estimate, Verdict Verdict);
