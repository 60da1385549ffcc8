namespace NetSim.Engine;

/// <summary>All randomness of one run: a stream for each purpose, found by its name.</summary>
/// <param name="seed">The seed of the scenario.</param>
/// <param name="run">The number of the run, from 0; a negative one is an <see cref="ArgumentOutOfRangeException"/>.</param>
/// <param name="isMirrored">Whether each uniform number is what that of the run is from 1 (antithetic variates).</param>
/// <remarks>
/// A name always gives the same stream for a seed and run, in whatever order streams are asked for; a change in one
/// part of a model leaves the draws of all others alone.
/// </remarks>
public sealed class RandomStreams(ulong seed, int run, bool isMirrored = false)
{
    private readonly ulong _key = SplitMix.Combine(SplitMix.Combine(0, seed), Ordinal(run));

    /// <summary>The stream for a purpose, from its beginning: <c>streams["arrivals page"]</c>.</summary>
    public RandomStream this[string purpose] => new(SplitMix.Combine(_key, SplitMix.Hash(purpose)), isMirrored);

    /// <summary>Starts a stream that exists as the one for a purpose.</summary>
    public void Restart(RandomStream stream, string purpose) =>
        stream.Restart(SplitMix.Combine(_key, SplitMix.Hash(purpose)), isMirrored);

    /// <summary>Numbers by key for a purpose: <c>streams.Keyed("loss access forward")</c>.</summary>
    public KeyedRandom Keyed(string purpose) => new(SplitMix.Combine(_key, SplitMix.Hash(purpose)), isMirrored);

    /// <summary>The same for a purpose that was looked up before.</summary>
    public KeyedRandom Keyed(RandomPurpose purpose) => new(SplitMix.Combine(_key, purpose.Hash), isMirrored);

    /// <summary>A number for a name that is the same everywhere, as the owner of keyed draws.</summary>
    public static ulong OwnerOf(string name, int instance) => SplitMix.Combine(SplitMix.Hash(name), Ordinal(instance));

    /// <summary>The same for one of the instances that a user has, whatever other users do.</summary>
    public static ulong OwnerOf(string name, int user, int instance) =>
        SplitMix.Combine(SplitMix.Combine(SplitMix.Hash($"{name} user"), Ordinal(user)), Ordinal(instance));

    private static ulong Ordinal(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return (ulong)number;
    }
}
