using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>A round trip as congestion control sees it: that of the segment sent last among those that an ACK
/// tells of.</summary>
/// <param name="RoundTrip">How long it took.</param>
/// <param name="Smoothed">SRTT before it; null before the first.</param>
/// <param name="Acknowledged">SND.UNA with this ACK.</param>
/// <param name="Next">SND.NXT.</param>
/// <param name="Now">The current time.</param>
internal readonly record struct RoundTripSample(
    SimDuration RoundTrip,
    SimDuration? Smoothed,
    SequenceNumber Acknowledged,
    SequenceNumber Next,
    SimTime Now);
