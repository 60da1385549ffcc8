namespace NetSim.Engine;

/// <summary>What random numbers are for: the name of a stream, looked up once for many runs.</summary>
public readonly record struct RandomPurpose
{
    /// <summary>The purpose of a name.</summary>
    /// <param name="name">The name: <c>loss access forward</c>.</param>
    public RandomPurpose(string name) => Hash = SplitMix.Hash(name);

    /// <summary>What stands for the name.</summary>
    internal ulong Hash { get; }
}
