namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>What BBR is about.</summary>
internal enum BbrMode
{
    /// <summary>It looks for the bandwidth, twice as fast each round trip.</summary>
    Startup,

    /// <summary>It drains the queue that this made.</summary>
    Drain,

    /// <summary>It stays at the bandwidth, and now and then tries more.</summary>
    ProbeBandwidth,

    /// <summary>It keeps almost nothing in flight, to see the least round trip.</summary>
    ProbeRoundTrip,
}
