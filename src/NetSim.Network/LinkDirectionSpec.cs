using NetSim.Units;

namespace NetSim.Network;

/// <summary>What happens to packets in one direction of a link.</summary>
/// <remarks>In this order: drop list, random loss, queue and rate, delay with jitter. Every packet is subject to all of
/// it: SYNs, pure ACKs, FINs and RSTs too. Packets of a direction never overtake each other.</remarks>
public sealed record LinkDirectionSpec
{
    /// <summary>Propagation delay. Default: 0.</summary>
    public SimDuration Delay { get; init; }

    /// <summary>What is added to the delay of each packet; null for nothing. The sum is never below zero.</summary>
    public Jitter? Jitter { get; init; }

    /// <summary>Rate of transmission, counted over IP packets; null: transmission takes no time.</summary>
    public DataRate? Rate { get; init; }

    /// <summary>How much may wait for transmission; null: no limit. Without a rate nothing waits.</summary>
    public QueueLimit? Queue { get; init; }

    /// <summary>Probability that a packet is lost, each packet on its own. Default: 0.</summary>
    public Probability Loss { get; init; }

    /// <summary>Packets that are lost for sure, by their ordinal in this direction of the link, from 1.</summary>
    public IReadOnlyList<OrdinalRange> Drops { get; init; } = [];

    /// <summary>Segments that are lost for sure, by where they begin.</summary>
    public IReadOnlyList<SequenceDrop> SequenceDrops { get; init; } = [];
}
