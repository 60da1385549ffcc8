// Read first: RFC 5681 §3 (slow start, congestion avoidance, fast recovery), RFC 6582 (NewReno).
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>NewReno: slow start, then one segment a round trip, half on loss.</summary>
internal sealed class NewReno : ICongestionControl
{
    // Deviation from RFC 5681 §3.1: windows count segments, not bytes, so that small segments weigh as much
    // as full ones (Linux tcp_cong_avoid_ai).
    private readonly CongestionWindow _window = new();

    /// <inheritdoc/>
    public int WindowSegments => _window.Segments;

    /// <inheritdoc/>
    public int SlowStartThresholdSegments => _window.Threshold;

    /// <inheritdoc/>
    public void OnEstablished(
        int windowSegments, int segmentBytes, SimDuration? smoothed, SequenceNumber next, SimTime now) =>
        _window.Begin(windowSegments);

    /// <inheritdoc/>
    public void OnRoundTrip(in RoundTripSample sample)
    {
    }

    /// <inheritdoc/>
    public void OnAcknowledged(int segments, bool isLimited, SimTime now)
    {
        if (!isLimited)
        {
            return;
        }

        var left = _window.IsInSlowStart ? _window.SlowStart(segments) : segments;
        if (left > 0)
        {
            // RFC 5681 §3.1, equation 3.
            _window.Avoid(_window.Segments, left);
        }
    }

    /// <inheritdoc/>
    public void OnTransmissionStart(SimDuration idle, SimTime now)
    {
    }

    /// <inheritdoc/>
    // Deviation from RFC 5681 §3.2: Linux halves cwnd where the RFC halves what is in flight
    // (tcp_reno_ssthresh).
    public void OnRecoveryBegins() => _window.Reduce(_window.Segments / 2);

    /// <inheritdoc/>
    public void OnRecoveryEnds() => _window.EndReduction();

    /// <inheritdoc/>
    public void OnTimeout(bool isFirst, int inFlight, SequenceNumber next, SimTime now)
    {
        if (isFirst)
        {
            _window.Reduce(_window.Segments / 2);
        }

        _window.Collapse(inFlight);
    }

    /// <inheritdoc/>
    public void SetWindow(int segments) => _window.Set(segments);

    /// <inheritdoc/>
    public void Undo(int windowSegments, int thresholdSegments) =>
        _window.Undo(windowSegments, thresholdSegments);

    /// <inheritdoc/>
    public void Decay(int windowSegments) => _window.Decay(windowSegments);
}
