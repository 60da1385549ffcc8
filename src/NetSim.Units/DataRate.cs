namespace NetSim.Units;

/// <summary>How fast a link carries data, in whole bits per second.</summary>
/// <param name="BitsPerSecond">Bits in a second of simulated time; 10 Mbit/s is 10,000,000.</param>
public readonly record struct DataRate(long BitsPerSecond)
{
    private const long NanobitsInByte = 8_000_000_000;
    private const long LargestIn64Bits = 1_000_000_000;

    /// <summary>The time that <paramref name="size"/> takes to pass, rounded up to a whole nanosecond.</summary>
    /// <exception cref="DivideByZeroException">The rate is zero.</exception>
    public SimDuration TimeFor(DataSize size)
    {
        // Every packet on every link comes by here, and 128 bits divide slowly: 64 do up to a gigabyte.
        if (size.Bytes is >= 0 and <= LargestIn64Bits)
        {
            var (whole, rest) = Math.DivRem(size.Bytes * NanobitsInByte, BitsPerSecond);
            return new SimDuration(rest == 0 ? whole : whole + 1);
        }

        var nanobits = (Int128)size.Bytes * NanobitsInByte;
        return new SimDuration((long)((nanobits + BitsPerSecond - 1) / BitsPerSecond));
    }

    /// <summary>The data that passes in <paramref name="length"/>, rounded up to a whole byte.</summary>
    public DataSize SizeIn(SimDuration length)
    {
        var nanobits = (Int128)length.Nanoseconds * BitsPerSecond;
        return new DataSize((long)((nanobits + NanobitsInByte - 1) / NanobitsInByte));
    }

    /// <summary>The rate as it stands in a topology: “10 Mbit/s”.</summary>
    public override string ToString() => UnitText.Format(this);
}
