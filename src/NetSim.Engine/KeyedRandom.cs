namespace NetSim.Engine;

/// <summary>Random numbers that are looked up, not drawn: each belongs to a key, whoever asks first.</summary>
/// <remarks>
/// What one packet’s draw is does not depend on how many were drawn before it. So two arms of a comparison that differ
/// by a packet still give every other packet the same luck (common random numbers).
/// </remarks>
/// <param name="Key">Which purpose, seed and run this is; from <see cref="RandomStreams.Keyed"/>.</param>
public readonly record struct KeyedRandom(ulong Key)
{
    /// <summary>The number that belongs to these three, uniform in [0, 1).</summary>
    public double Uniform(ulong owner, ulong kind, ulong ordinal) =>
        SplitMix.ToUniform(SplitMix.Combine(SplitMix.Combine(SplitMix.Combine(Key, owner), kind), ordinal));

    /// <summary>A stream of its own for these two: for what needs an unknown count of numbers.</summary>
    public RandomStream Stream(ulong owner, ulong ordinal) =>
        new(SplitMix.Combine(SplitMix.Combine(Key, owner), ordinal));
}
