namespace NetSim.Engine;

/// <summary>SplitMix64: turns one number into another that shows no trace of it (Steele, Lea and Flood, OOPSLA 2014).</summary>
internal static class SplitMix
{
    /// <summary>The golden ratio in 64 bits: the step between two inputs.</summary>
    public const ulong Increment = 0x9E3779B97F4A7C15;

    /// <summary>The output function: a bijection of 64-bit numbers.</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>Takes <paramref name="part"/> into a running key.</summary>
    public static ulong Combine(ulong key, ulong part) => unchecked(Mix((key ^ Mix(part + Increment)) + Increment));

    /// <summary>A hash of text that is the same in every process and on every machine: FNV-1a over UTF-16 units, mixed.</summary>
    public static ulong Hash(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in text)
        {
            hash = unchecked((hash ^ unit) * 0x100000001B3);
        }

        return Mix(hash);
    }

    /// <summary>The top 53 bits as a number in [0, 1).</summary>
    public static double ToUniform(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));
}
