using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>A rate in segments a second, in steps of 1/1024.</summary>
/// <param name="Value">1024 times the segments in a second.</param>
internal readonly record struct Bandwidth(long Value)
{
    private const long Scale = 1024;

    /// <summary>So many segments in so long.</summary>
    public static Bandwidth Of(long segments, SimDuration length) =>
        new(segments * Scale * 1_000_000 / Math.Max(1, length.Nanoseconds / 1000));

    /// <summary>Whole segments in a time, rounded down.</summary>
    public long SegmentsIn(SimDuration length) =>
        (long)((Int128)Value * (length.Nanoseconds / 1000) / 1_000_000 / Scale);

    /// <summary>Segments in a time with a gain of so many 256ths, rounded up.</summary>
    public long SegmentsIn(SimDuration length, int gain) =>
        ((long)((Int128)Value * (length.Nanoseconds / 1000) / 1_000_000) * gain / 256 + Scale - 1) / Scale;

    /// <summary>Bytes a second with a gain of so many 256ths.</summary>
    public long BytesPerSecond(int segmentBytes, int gain) => Value * segmentBytes / Scale * gain / 256;
}
