namespace NetSim.Reporting;

/// <summary>A point of a study, as the manifest lists it.</summary>
/// <param name="Point">Its number, from 0.</param>
/// <param name="Runs">How many runs the results hold of it.</param>
/// <param name="Values">The value of each parameter, as text.</param>
public sealed record ManifestPoint(int Point, int Runs, IReadOnlyList<string> Values);
