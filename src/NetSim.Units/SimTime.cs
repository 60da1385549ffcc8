namespace NetSim.Units;

/// <summary>A point in simulated time, counted from the start of the run.</summary>
/// <param name="Nanoseconds">Nanoseconds since the start of the run.</param>
/// <remarks>
/// Two points have a difference but no sum, so <c>time + time</c> does not compile.
/// </remarks>
public readonly record struct SimTime(long Nanoseconds) : IComparable<SimTime>
{
    /// <summary>The start of the run; the default value.</summary>
    public static SimTime Start => default;

    /// <summary>The last point there is, 292 years on: “never”, where a deadline must be a plain number.</summary>
    public static SimTime Never => new(long.MaxValue);

    /// <summary>The earlier of two points.</summary>
    public static SimTime Min(SimTime left, SimTime right) => left <= right ? left : right;

    /// <summary>The later of two points.</summary>
    public static SimTime Max(SimTime left, SimTime right) => left >= right ? left : right;

    /// <inheritdoc/>
    public int CompareTo(SimTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The point in seconds, for people: “1.500000 s”.</summary>
    public override string ToString() => $"{Nanoseconds / 1e9:0.000000###} s";

    /// <summary>The point that lies <paramref name="length"/> later.</summary>
    public static SimTime operator +(SimTime time, SimDuration length) => new(time.Nanoseconds + length.Nanoseconds);

    /// <summary>The time that passed from <paramref name="earlier"/> to <paramref name="later"/>.</summary>
    public static SimDuration operator -(SimTime later, SimTime earlier) =>
        new(later.Nanoseconds - earlier.Nanoseconds);

    /// <summary>Whether <paramref name="left"/> comes first.</summary>
    public static bool operator <(SimTime left, SimTime right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> comes later.</summary>
    public static bool operator >(SimTime left, SimTime right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> comes no later.</summary>
    public static bool operator <=(SimTime left, SimTime right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether <paramref name="left"/> comes no earlier.</summary>
    public static bool operator >=(SimTime left, SimTime right) => left.Nanoseconds >= right.Nanoseconds;
}
