namespace NetSim.Topologies.Sweeps;

/// <summary>One of the values of a factor.</summary>
/// <param name="Texts">What the tables show, for each column of the factor.</param>
/// <param name="Settings">What it sets.</param>
internal sealed record Level(IReadOnlyList<string> Texts, IReadOnlyList<Setting> Settings);
