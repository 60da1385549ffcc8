using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>A stretch of the critical path. Each begins where the one before it ends.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; after <paramref name="From"/>.</param>
/// <param name="Part">What the time counts as.</param>
/// <param name="What">What happened, in a few words.</param>
public sealed record PathStep(SimTime From, SimTime To, LatencyPart Part, string What)
{
    /// <summary>How long it took.</summary>
    public SimDuration Length => To - From;
}
