using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>How much may be in flight. Counted in segments, as Linux does: a small segment costs as much as a
/// full one.</summary>
internal interface ICongestionControl
{
    /// <summary>cwnd in segments; at least 1.</summary>
    int WindowSegments { get; }

    /// <summary>ssthresh in segments.</summary>
    int SlowStartThresholdSegments { get; }

    /// <summary>Whether it sets cwnd from <see cref="OnDelivery"/> alone, in recovery too (Linux,
    /// cong_control).</summary>
    bool RulesAlone => false;

    /// <summary>The pace in bytes a second that it asks for; null where cwnd alone rules.</summary>
    long? PacingBytesPerSecond => null;

    /// <summary>The connection is open: everything begins anew (Linux tcp_init_transfer).</summary>
    /// <param name="windowSegments">The initial window.</param>
    /// <param name="segmentBytes">Bytes of data in a full segment.</param>
    /// <param name="smoothed">SRTT; null if the handshake gave no sample.</param>
    /// <param name="next">SND.NXT.</param>
    /// <param name="now">The current time.</param>
    void OnEstablished(
        int windowSegments, int segmentBytes, SimDuration? smoothed, SequenceNumber next, SimTime now);

    /// <summary>A segment that was sent once is known to have arrived. Comes before whatever else follows
    /// from the ACK that tells it.</summary>
    void OnRoundTrip(in RoundTripSample sample);

    /// <summary>New data was acknowledged outside recovery.</summary>
    /// <param name="segments">How many segments are newly known to have arrived.</param>
    /// <param name="isLimited">Whether cwnd, not the application, held sending back; it grows only then (RFC
    /// 7661).</param>
    /// <param name="now">The current time.</param>
    void OnAcknowledged(int segments, bool isLimited, SimTime now);

    /// <summary>What an ACK said about delivery; last of all that follows from it. Only if it rules
    /// alone.</summary>
    void OnDelivery(in DeliverySample sample)
    {
    }

    /// <summary>Data is sent while nothing else is in flight.</summary>
    /// <param name="idle">How long ago data was sent last.</param>
    /// <param name="now">The current time.</param>
    void OnTransmissionStart(SimDuration idle, SimTime now);

    /// <summary>Fast retransmit begins. ssthresh falls; cwnd follows as recovery says.</summary>
    void OnRecoveryBegins();

    /// <summary>All that was outstanding when recovery began is acknowledged.</summary>
    void OnRecoveryEnds();

    /// <summary>The retransmission timer expired.</summary>
    /// <param name="isFirst">Whether it is the first expiry for this data (RFC 5681 §3.1, equation 4 applies
    /// once).</param>
    /// <param name="inFlight">How many segments still count as being in the network.</param>
    /// <param name="next">SND.NXT.</param>
    /// <param name="now">The current time.</param>
    void OnTimeout(bool isFirst, int inFlight, SequenceNumber next, SimTime now);

    /// <summary>Sets cwnd, while recovery brings it down.</summary>
    void SetWindow(int segments);

    /// <summary>What cwnd was brought down for turned out to be no loss (Linux
    /// tcp_undo_cwnd_reduction).</summary>
    /// <param name="windowSegments">cwnd before it.</param>
    /// <param name="thresholdSegments">ssthresh before it.</param>
    void Undo(int windowSegments, int thresholdSegments);

    /// <summary>The application did not use cwnd: it shrinks, and ssthresh remembers what it was (RFC
    /// 2861).</summary>
    /// <param name="windowSegments">The smaller window.</param>
    void Decay(int windowSegments);
}
