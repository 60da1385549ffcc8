using System.Numerics;

namespace NetSim.Engine;

/// <summary>A sequence of random numbers whose every value is promised: xoshiro256** 1.0.</summary>
/// <remarks>
/// Blackman and Vigna, “Scrambled linear pseudorandom number generators”, ACM TOMS 47 (2021). Period 2²⁵⁶ − 1, all tests
/// of BigCrush passed. <c>System.Random</c> promises no sequence from one runtime to the next, so it is not used.
/// </remarks>
public sealed class RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private bool _isMirrored;

    /// <summary>Starts a sequence; the state is filled from <paramref name="seed"/> by SplitMix64, as its authors advise.</summary>
    public RandomStream(ulong seed, bool isMirrored = false) => Restart(seed, isMirrored);

    /// <summary>Starts the sequence of another seed, as if this were newly made.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="isMirrored">Whether each uniform number is what it would be otherwise from 1.</param>
    public void Restart(ulong seed, bool isMirrored = false)
    {
        _isMirrored = isMirrored;
        unchecked
        {
            _s0 = SplitMix.Mix(seed += SplitMix.Increment);
            _s1 = SplitMix.Mix(seed += SplitMix.Increment);
            _s2 = SplitMix.Mix(seed += SplitMix.Increment);
            _s3 = SplitMix.Mix(seed + SplitMix.Increment);
        }
    }

    /// <summary>Starts a sequence from a whole state, which must not be all zero.</summary>
    internal RandomStream(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            var shifted = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= shifted;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }

    /// <summary>The next number, uniform in [0, 1), in steps of 2⁻⁵³.</summary>
    public double NextUniform() => SplitMix.ToUniform(_isMirrored ? ~NextBits() : NextBits());
}
