namespace NetSim.Reporting.Charts.Figures;

/// <summary>An axis of names: the first lies from 0 to 1, the next from 1 to 2.</summary>
/// <param name="label">What it shows.</param>
/// <param name="names">The names.</param>
internal sealed class CategoryAxis(string label, IReadOnlyList<string> names) : FigureAxis(label)
{
    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <inheritdoc/>
    public override double Place(double value) => Names.Count == 0 ? 0 : double.Clamp(value / Names.Count, 0, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<AxisTick> Ticks(int atMost) =>
        [.. Names.Select((name, index) => new AxisTick(Place(index + 0.5), name))];
}
