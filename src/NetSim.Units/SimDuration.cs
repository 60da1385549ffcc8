namespace NetSim.Units;

/// <summary>A length of simulated time, in whole nanoseconds; may be negative.</summary>
/// <param name="Nanoseconds">The length in nanoseconds (10⁻⁹ s). 64 bits reach ±292 years.</param>
public readonly record struct SimDuration(long Nanoseconds) : IComparable<SimDuration>
{
    /// <summary>No time at all; the default value.</summary>
    public static SimDuration Zero => default;

    /// <summary>A length of <paramref name="milliseconds"/> thousandths of a second.</summary>
    public static SimDuration FromMilliseconds(long milliseconds) => new(milliseconds * 1_000_000);

    /// <summary>The larger of two lengths.</summary>
    public static SimDuration Max(SimDuration left, SimDuration right) => left >= right ? left : right;

    /// <summary>The smaller of two lengths.</summary>
    public static SimDuration Min(SimDuration left, SimDuration right) => left <= right ? left : right;

    /// <summary>The length in milliseconds, with its fraction.</summary>
    public double InMilliseconds => Nanoseconds / 1e6;

    /// <summary>The length in seconds, with its fraction.</summary>
    public double InSeconds => Nanoseconds / 1e9;

    /// <summary>The length without its sign.</summary>
    public SimDuration Magnitude => new(Math.Abs(Nanoseconds));

    /// <inheritdoc/>
    public int CompareTo(SimDuration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The length in milliseconds, for people: “1500 ms”.</summary>
    public override string ToString() => $"{Nanoseconds / 1e6:0.######} ms";

    /// <summary>Adds two lengths; overflow throws.</summary>
    public static SimDuration operator +(SimDuration left, SimDuration right) =>
        new(left.Nanoseconds + right.Nanoseconds);

    /// <summary>Subtracts one length from another.</summary>
    public static SimDuration operator -(SimDuration left, SimDuration right) =>
        new(left.Nanoseconds - right.Nanoseconds);

    /// <summary>Scales a length by a whole number.</summary>
    public static SimDuration operator *(SimDuration length, long factor) => new(length.Nanoseconds * factor);

    /// <summary>Divides a length, dropping the fraction of a nanosecond.</summary>
    public static SimDuration operator /(SimDuration length, long divisor) => new(length.Nanoseconds / divisor);

    /// <summary>Whether <paramref name="left"/> is shorter.</summary>
    public static bool operator <(SimDuration left, SimDuration right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is longer.</summary>
    public static bool operator >(SimDuration left, SimDuration right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is no longer.</summary>
    public static bool operator <=(SimDuration left, SimDuration right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> is no shorter.</summary>
    public static bool operator >=(SimDuration left, SimDuration right) => left.Nanoseconds >= right.Nanoseconds;
}
