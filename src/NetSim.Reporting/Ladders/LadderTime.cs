using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>Writes times the way a ladder shows them.</summary>
internal static class LadderTime
{
    /// <summary>A point in milliseconds, to the microsecond: “1050.200”.</summary>
    public static string Point(SimTime time) => $"{(decimal)time.Nanoseconds / 1_000_000:0.000}";

    /// <summary>A length for a reader: “60 s”, “1.017 s”, “899.5 ms”.</summary>
    public static string Length(SimDuration length) => length >= 1.Seconds
        ? $"{(decimal)length.Nanoseconds / 1_000_000_000:0.###} s"
        : $"{(decimal)length.Nanoseconds / 1_000_000:0.###} ms";
}
