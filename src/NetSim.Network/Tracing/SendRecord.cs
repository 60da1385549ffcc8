using NetSim.Units;

namespace NetSim.Network.Tracing;

/// <summary>What the sending side of a TCP endpoint is like, from an instant on.</summary>
/// <param name="At">When.</param>
/// <param name="Connection">The connection’s name.</param>
/// <param name="Instance">Which of those with the name, from 0.</param>
/// <param name="IsClient">Whose end: the client’s or the server’s.</param>
/// <param name="CongestionWindow">The congestion window in segments.</param>
/// <param name="SlowStartThreshold">The slow-start threshold in segments; <see cref="int.MaxValue"/> where there is none yet.</param>
/// <param name="InFlight">Segments that are on their way as far as the sender knows: sent, not acknowledged, not held for
/// lost.</param>
/// <param name="SmoothedRoundTrip">The smoothed round-trip time; null before the first measurement.</param>
/// <param name="RetransmissionTimeout">The retransmission timeout.</param>
public sealed record SendRecord(
    SimTime At,
    string Connection,
    int Instance,
    bool IsClient,
    int CongestionWindow,
    int SlowStartThreshold,
    int InFlight,
    SimDuration? SmoothedRoundTrip,
    SimDuration RetransmissionTimeout);
