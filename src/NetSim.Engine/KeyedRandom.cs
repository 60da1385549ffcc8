namespace NetSim.Engine;

/// <summary>Random numbers that are looked up, not drawn: each belongs to a key, whoever asks first.</summary>
/// <remarks>
/// What one packet’s draw is does not depend on how many were drawn before it. So two arms of a comparison that differ
/// by a packet still give every other packet the same luck (common random numbers).
/// </remarks>
/// <param name="Key">Which purpose, seed and run this is; from <see cref="RandomStreams"/>.</param>
/// <param name="IsMirrored">Whether each number is what it would be otherwise from 1.</param>
public readonly record struct KeyedRandom(ulong Key, bool IsMirrored = false)
{
    /// <summary>The number that belongs to these three, uniform in [0, 1).</summary>
    public double Uniform(ulong owner, ulong kind, ulong ordinal) =>
        SplitMix.ToUniform(IsMirrored ? ~Seed(owner, kind, ordinal) : Seed(owner, kind, ordinal));

    /// <summary>The seed that belongs to these three, for a stream where one number is not enough; it is
    /// mirrored where this is.</summary>
    public ulong Seed(ulong owner, ulong kind, ulong ordinal) =>
        SplitMix.Combine(SplitMix.Combine(SplitMix.Combine(Key, owner), kind), ordinal);
}
