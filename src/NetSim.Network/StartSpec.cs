using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>When instances of a connection open.</summary>
/// <remarks>At most one of <see cref="Every"/>, <see cref="PoissonPerSecond"/>, <see cref="Times"/> and <see cref="Users"/>
/// says how; without any, all open at once.</remarks>
public sealed record StartSpec
{
    /// <summary>When the first opens (periodic), when arrivals begin (Poisson, users), or from when times are counted.
    /// Default: 0 s.</summary>
    public SimDuration First { get; init; }

    /// <summary>The time from one to the next, for periodic arrivals; null for none.</summary>
    public SimDuration? Every { get; init; }

    /// <summary>The mean number that open in a second, for Poisson arrivals; null for none.</summary>
    public double? PoissonPerSecond { get; init; }

    /// <summary>When each opens, from <see cref="First"/> on, in order; empty for none.</summary>
    public Preferences<SimDuration> Times { get; init; } = [];

    /// <summary>How many users there are, each of whom opens the next when the last is done (closed loop); null for
    /// none.</summary>
    public int? Users { get; init; }

    /// <summary>What a user waits between the end of one and the open of the next, in nanoseconds. Default: 0.</summary>
    public RandomAmount Think { get; init; } = RandomAmount.Nothing;

    /// <summary>The time over which users begin, one after the other at even distances. Default: 0 s, all at once.</summary>
    public SimDuration Ramp { get; init; }

    /// <summary>How many open; null: as many as there is time for until <see cref="Until"/>. Default: 1.</summary>
    public int? Count { get; init; } = 1;

    /// <summary>No instance opens at or after this; null for the end of the run.</summary>
    public SimDuration? Until { get; init; }
}
