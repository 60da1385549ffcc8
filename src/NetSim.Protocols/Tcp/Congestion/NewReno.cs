// Read first: RFC 5681 §3 (slow start, congestion avoidance, fast recovery), RFC 6582 (NewReno).
namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>NewReno: slow start, then one segment a round trip, half on loss.</summary>
/// <param name="initialWindowSegments">The initial window.</param>
internal sealed class NewReno(int initialWindowSegments) : ICongestionControl
{
    // Deviation from RFC 5681 §3.1: windows count segments, not bytes, so that small segments weigh as much
    // as full ones (Linux tcp_cong_avoid_ai).
    private int _acknowledgedInAvoidance;

    /// <inheritdoc/>
    public int WindowSegments { get; private set; } = initialWindowSegments;

    /// <inheritdoc/>
    public int SlowStartThresholdSegments { get; private set; } = int.MaxValue;

    /// <inheritdoc/>
    public void OnAcknowledged(int segments, bool isLimited)
    {
        if (!isLimited)
        {
            return;
        }

        if (WindowSegments < SlowStartThresholdSegments)
        {
            // Linux tcp_slow_start: a segment for each acknowledged, up to ssthresh.
            var grown = Math.Min((long)WindowSegments + segments, SlowStartThresholdSegments);
            segments -= (int)grown - WindowSegments;
            WindowSegments = (int)grown;
        }

        // RFC 5681 §3.1, equation 3.
        _acknowledgedInAvoidance += segments;
        while (_acknowledgedInAvoidance >= WindowSegments && segments > 0)
        {
            _acknowledgedInAvoidance -= WindowSegments;
            WindowSegments++;
        }
    }

    /// <inheritdoc/>
    public void OnRecoveryBegins()
    {
        // Deviation from RFC 5681 §3.2: Linux halves cwnd where the RFC halves what is in flight
        // (tcp_reno_ssthresh).
        SlowStartThresholdSegments = Math.Max(WindowSegments / 2, 2);
        WindowSegments = SlowStartThresholdSegments;
        _acknowledgedInAvoidance = 0;
    }

    /// <inheritdoc/>
    public void OnRecoveryEnds() => WindowSegments = Math.Min(WindowSegments, SlowStartThresholdSegments);

    /// <inheritdoc/>
    public void OnTimeout(bool isFirst)
    {
        if (isFirst)
        {
            SlowStartThresholdSegments = Math.Max(WindowSegments / 2, 2);
        }

        // RFC 5681 §3.1: the loss window is one segment.
        WindowSegments = 1;
        _acknowledgedInAvoidance = 0;
    }
}
