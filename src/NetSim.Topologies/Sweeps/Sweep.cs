namespace NetSim.Topologies.Sweeps;

/// <summary>What a study varies and how.</summary>
/// <param name="Factors">What is varied, in the order of the file.</param>
/// <param name="Conditions">What has to hold for a point to be run; all of them.</param>
/// <param name="Sample">How many points are drawn by Latin hypercube; null for all combinations.</param>
/// <param name="SampleSeed">Where the sample’s randomness comes from.</param>
internal sealed record Sweep(
    IReadOnlyList<Factor> Factors, IReadOnlyList<Condition> Conditions, int? Sample, ulong SampleSeed)
{
    /// <summary>Nothing is varied.</summary>
    public static Sweep None { get; } = new([], [], null, 1);

    /// <summary>The names of all columns.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Factors.SelectMany(factor => factor.Columns)];
}
