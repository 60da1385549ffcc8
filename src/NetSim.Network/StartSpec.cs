using NetSim.Units;

namespace NetSim.Network;

/// <summary>When instances of a connection open.</summary>
public sealed record StartSpec
{
    /// <summary>When the first opens (periodic), or when arrivals begin (Poisson). Default: 0 s.</summary>
    public SimDuration First { get; init; }

    /// <summary>The time from one to the next, for periodic arrivals; null for all at once.</summary>
    public SimDuration? Every { get; init; }

    /// <summary>The mean number that open in a second, for Poisson arrivals; null for none.</summary>
    public double? PoissonPerSecond { get; init; }

    /// <summary>How many open; null: as many as there is time for until <see cref="Until"/>. Default: 1.</summary>
    public int? Count { get; init; } = 1;

    /// <summary>No instance opens at or after this; null for the end of the run.</summary>
    public SimDuration? Until { get; init; }
}
