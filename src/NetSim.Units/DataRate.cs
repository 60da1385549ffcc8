namespace NetSim.Units;

/// <summary>How fast a link carries data, in whole bits per second.</summary>
/// <param name="BitsPerSecond">Bits in a second of simulated time; 10 Mbit/s is 10,000,000.</param>
public readonly record struct DataRate(long BitsPerSecond)
{
    /// <summary>The time that <paramref name="size"/> takes to pass, rounded up to a whole nanosecond.</summary>
    /// <exception cref="DivideByZeroException">The rate is zero.</exception>
    public SimDuration TimeFor(DataSize size)
    {
        var nanobits = (Int128)size.Bytes * 8 * 1_000_000_000;
        return new SimDuration((long)((nanobits + BitsPerSecond - 1) / BitsPerSecond));
    }

    /// <summary>The data that passes in <paramref name="length"/>, rounded up to a whole byte.</summary>
    public DataSize SizeIn(SimDuration length)
    {
        const long NanobitsInByte = 8_000_000_000;
        return new DataSize((long)(((Int128)length.Nanoseconds * BitsPerSecond + NanobitsInByte - 1) / NanobitsInByte));
    }

    /// <summary>The rate as it stands in a topology: “10 Mbit/s”.</summary>
    public override string ToString() => UnitText.Format(this);
}
