namespace NetSim.Reporting.Charts.Figures;

/// <summary>An axis: where a value is, and what is written beside it.</summary>
/// <param name="label">What it shows, with the unit.</param>
internal abstract class FigureAxis(string label)
{
    /// <summary>What it shows, with the unit.</summary>
    public string Label { get; } = label;

    /// <summary>Where a value is, from 0 to 1; what lies outside of the axis is at its end.</summary>
    public abstract double Place(double value);

    /// <summary>The ticks.</summary>
    /// <param name="atMost">How many numbers there is room for.</param>
    public abstract IReadOnlyList<AxisTick> Ticks(int atMost);
}
