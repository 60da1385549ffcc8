namespace NetSim.Studies;

/// <summary>What runs say of a metric: nanoseconds of a phase, or a share from 0 to 1.</summary>
/// <param name="Value">The value; infinite where too many connections never got there, not a number without any.</param>
/// <param name="Low">The lower end of its confidence interval; minus infinity where the data do not bound it.</param>
/// <param name="High">The upper end; infinity where the data do not bound it.</param>
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>Half the width of the interval; infinite where an end is.</summary>
    public double HalfWidth => (High - Low) / 2;
}
