using NetSim.Network;
using NetSim.Protocols;

namespace NetSim.Studies;

/// <summary>What became of all connections of a name.</summary>
public sealed record ConnectionStatistics
{
    /// <summary>The connection’s name.</summary>
    public required string Name { get; init; }

    /// <summary>How many there were, over all runs.</summary>
    public required long Count { get; init; }

    /// <summary>How many ended how: those outcomes that occurred, in the order of the enumeration.</summary>
    public required IReadOnlyList<(ConnectionOutcome Outcome, long Count)> Outcomes { get; init; }

    /// <summary>How many failed: were refused, timed out, were reset, failed in TLS or were truncated.</summary>
    public required long Failures { get; init; }

    /// <summary>The 95 % confidence interval of the probability of failure, by Wilson; null without connections.</summary>
    public required ShareInterval? FailureInterval { get; init; }

    /// <summary>The phases that this connection can have, in the order of the enumeration.</summary>
    public required IReadOnlyList<PhaseStatistics> Phases { get; init; }

    /// <summary>A phase; null where the connection cannot have it.</summary>
    public PhaseStatistics? this[Phase phase] => Phases.FirstOrDefault(p => p.Phase == phase);
}
