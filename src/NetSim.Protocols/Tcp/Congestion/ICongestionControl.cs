namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>How much may be in flight. Counted in segments, as Linux does: a small segment costs as much as a
/// full one.</summary>
internal interface ICongestionControl
{
    /// <summary>cwnd in segments; at least 1.</summary>
    int WindowSegments { get; }

    /// <summary>ssthresh in segments.</summary>
    int SlowStartThresholdSegments { get; }

    /// <summary>New data was acknowledged outside recovery.</summary>
    /// <param name="segments">How many segments.</param>
    /// <param name="isLimited">Whether cwnd, not the application, held sending back; it grows only then (RFC
    /// 7661).</param>
    void OnAcknowledged(int segments, bool isLimited);

    /// <summary>Fast retransmit begins.</summary>
    void OnRecoveryBegins();

    /// <summary>All that was outstanding when recovery began is acknowledged.</summary>
    void OnRecoveryEnds();

    /// <summary>The retransmission timer expired.</summary>
    /// <param name="isFirst">Whether it is the first expiry for this data (RFC 5681 §3.1, equation 4 applies
    /// once).</param>
    void OnTimeout(bool isFirst);
}
