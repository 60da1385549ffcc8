namespace NetSim.Reporting.Charts;

/// <summary>The name of a state that is too short to hold it, above its bar.</summary>
/// <param name="Text">What it says.</param>
/// <param name="X">Where the state is.</param>
/// <param name="Row">How many rows above the bar, from 0.</param>
internal sealed record StateLabel(string Text, float X, int Row);
