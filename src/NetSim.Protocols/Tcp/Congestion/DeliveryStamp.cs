using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>What was known of delivery when a segment was sent (Linux, the tx part of tcp_skb_cb).</summary>
internal struct DeliveryStamp
{
    /// <summary>Segments that had arrived.</summary>
    public long Arrived;

    /// <summary>When the last of them was known to.</summary>
    public SimTime ArrivedAt;

    /// <summary>When the first of the flight that the segment belongs to was sent.</summary>
    public SimTime FlightAt;

    /// <summary>Whether the application had run out of data.</summary>
    public bool IsApplicationLimited;
}
