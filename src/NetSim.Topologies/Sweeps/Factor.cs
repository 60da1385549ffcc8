namespace NetSim.Topologies.Sweeps;

/// <summary>Something that a sweep varies: one path, several that walk together, or a profile.</summary>
/// <param name="Columns">What its columns in the tables are called.</param>
/// <param name="Levels">Its values, in order; those of an open range once it is cut.</param>
internal sealed record Factor(IReadOnlyList<string> Columns, IReadOnlyList<Level> Levels)
{
    /// <summary>Its value at a share of the way from the first to the last, for samples; null: one of the levels.</summary>
    public Func<double, Level>? At { get; init; }
}
