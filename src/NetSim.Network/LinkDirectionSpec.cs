using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>What happens to packets in one direction of a link.</summary>
/// <remarks>In this order: MTU, outage, drop list, loss, corruption, duplication, queue and rate, delay with jitter, reordering.
/// Every packet is subject to all of it: SYNs, pure ACKs, FINs and RSTs too.</remarks>
public sealed record LinkDirectionSpec
{
    /// <summary>What it costs packets to take it, at least 1: they take the way with the least sum. Default: 1, so that the
    /// way over the fewest links is taken.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>Propagation delay. Default: 0.</summary>
    public SimDuration Delay { get; init; }

    /// <summary>Delays from given times on, instead of <see cref="Delay"/>, which holds before the first; by time.</summary>
    public Preferences<DelayStep> DelaySteps { get; init; } = [];

    /// <summary>What is added to the delay of each packet; null for nothing. The sum is never below zero.</summary>
    public Jitter? Jitter { get; init; }

    /// <summary>Rate of transmission, counted over IP packets; null: transmission takes no time.</summary>
    public DataRate? Rate { get; init; }

    /// <summary>A rate that is not the same at all times, instead of <see cref="Rate"/>; null: what that says.</summary>
    public RateModel? RateModel { get; init; }

    /// <summary>How the queue drops before it is full; null: it does not (drop-tail). Needs a rate.</summary>
    public QueueDiscipline? Discipline { get; init; }

    /// <summary>How much may wait for transmission; null: no limit. Without a rate nothing waits.</summary>
    public QueueLimit? Queue { get; init; }

    /// <summary>Probability that a packet is lost, each packet on its own. Default: 0.</summary>
    public Probability Loss { get; init; }

    /// <summary>Which packets are lost, instead of <see cref="Loss"/>; null: what that says.</summary>
    public LossModel? LossModel { get; init; }

    /// <summary>Probability that the checksum of a packet fails at its receiver, which drops it. Default: 0.</summary>
    public Probability Corruption { get; init; }

    /// <summary>Probability that a packet comes twice. Default: 0.</summary>
    public Probability Duplication { get; init; }

    /// <summary>Packets that fall back behind those that follow; null: none.</summary>
    public Reordering? Reordering { get; init; }

    /// <summary>Whether a packet with a shorter delay overtakes one before it; otherwise it arrives with it. Default:
    /// false.</summary>
    public bool AllowsOvertaking { get; init; }

    /// <summary>Bytes that the link adds to each IP packet: they take time and room in the queue. Default: 0.</summary>
    public int OverheadBytes { get; init; }

    /// <summary>MTU: the largest IP packet that it takes, in bytes; null: any. Default: null.</summary>
    public int? Mtu { get; init; }

    /// <summary>Whether the router in front of it tells the sender of a packet that is too large (ICMP, fragmentation
    /// needed); otherwise the packet vanishes, in a black hole. Default: true.</summary>
    public bool ReportsTooLarge { get; init; } = true;

    /// <summary>What changes in the course of a run, by time; from scripts.</summary>
    public IReadOnlyList<LinkChange> Changes { get; init; } = [];

    /// <summary>When it is down: what is sent then is lost, and so is what leaves the queue then.</summary>
    public Preferences<Outage> Outages { get; init; } = [];

    /// <summary>Packets that are lost for sure, by their ordinal in this direction of the link, from 1.</summary>
    public IReadOnlyList<OrdinalRange> Drops { get; init; } = [];

    /// <summary>Packets that are lost for sure, by rules.</summary>
    public IReadOnlyList<PacketRule> Rules { get; init; } = [];

    /// <summary>Segments that are lost for sure, by where they begin.</summary>
    public IReadOnlyList<SequenceDrop> SequenceDrops { get; init; } = [];
}
