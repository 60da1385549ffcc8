using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Finds out what was lost, and says what to send again.</summary>
internal interface ILossRecovery
{
    /// <summary>What is in flight, oldest first.</summary>
    RetransmissionQueue Queue { get; }

    /// <summary>How many segments count as being in the network.</summary>
    int InFlight { get; }

    /// <summary>Whether nothing suggests a loss (Linux, TCP_CA_Open).</summary>
    bool IsOpen { get; }

    /// <summary>Whether losses are being repaired (Linux, TCP_CA_Recovery and TCP_CA_Loss).</summary>
    bool IsRecovering { get; }

    /// <summary>Why a segment is sent again now.</summary>
    SendCause RetransmissionCause { get; }

    /// <summary>Takes in what a segment acknowledges.</summary>
    /// <param name="acknowledgment">What it says.</param>
    /// <param name="now">The current time.</param>
    /// <returns>A round-trip sample; null if there is none.</returns>
    SimDuration? OnAcknowledgment(in Acknowledgment acknowledgment, SimTime now);

    /// <summary>The retransmission timer expired.</summary>
    /// <param name="next">SND.NXT.</param>
    /// <param name="now">The current time.</param>
    void OnTimeout(SequenceNumber next, SimTime now);

    /// <summary>Takes the next segment to send again, if cwnd has room.</summary>
    bool TryRetransmit(SimTime now, out SentSegment segment);

    /// <summary>A segment was sent, new or again.</summary>
    void OnSent();

    /// <summary>How soon after now a probe for a lost tail is due; null where none is wanted (RFC 8985 §7.2).</summary>
    /// <param name="smoothedRoundTrip">SRTT.</param>
    SimDuration? ProbeTimeout(SimDuration? smoothedRoundTrip);

    /// <summary>The probe goes out now.</summary>
    /// <param name="next">SND.NXT, behind the probe.</param>
    /// <param name="isNew">Whether it is new data; otherwise the last segment is sent again.</param>
    void OnProbe(SequenceNumber next, bool isNew);

    /// <summary>When it wants to look again for losses; null for never (RFC 8985 §6.3).</summary>
    SimTime? ReorderingDeadline { get; }

    /// <summary>Looks again for losses, at its deadline.</summary>
    void OnReorderingTimeout(SequenceNumber next, SimTime now);
}
