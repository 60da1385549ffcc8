// Read first: RFC 9293 §3.8.6.3, RFC 5681 §4.2.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>An ACK for every second full segment, or after the delay.</summary>
internal sealed class DelayedAckPolicy(TcpControlBlock tcb) : IAckPolicy
{
    private bool _isScheduled;

    private bool HasTwoSegments =>
        tcb.Receive.LastAcknowledged.DistanceTo(tcb.Receive.Next) >= 2 * tcb.Send.SegmentBytes;

    /// <inheritdoc/>
    public void OnData(in TcpSegment segment, bool windowGrew, SimTime now) => _isScheduled = true;

    /// <inheritdoc/>
    public void OnFin() => _isScheduled = true;

    /// <inheritdoc/>
    public void OnOutOfOrder(bool windowGrew) => _isScheduled = true;

    /// <inheritdoc/>
    public void OnDisorder() => _isScheduled = true;

    /// <inheritdoc/>
    public SimTime? Due(SimTime now)
    {
        if (!_isScheduled)
        {
            return null;
        }

        if (HasTwoSegments || !tcb.Receive.OutOfOrder.IsEmpty)
        {
            return now;
        }

        return SimTime.Min(now + tcb.Options.DelayedAckTimeout, tcb.Timers[TcpTimer.DelayedAcknowledgment]);
    }

    /// <inheritdoc/>
    public bool IsDueAfterRead(SimTime now)
    {
        // RFC 9293 §3.8.6.2.2: tell of half the buffer, or of two segments where those are much of it
        // (FreeBSD tcp_output).
        var receive = tcb.Receive;
        var segments = 2L * tcb.Options.OfferedSegmentBytes;
        var full = receive.FullSpace;
        var gain = receive.SelectWindow() - receive.OpenBytes;
        var isMuch = gain >= full / 4 || receive.OpenBytes <= full / 8 || full <= 4 * segments;
        return gain > 0 && (receive.OpenBytes == 0 || gain >= full / 2 || (gain >= segments && isMuch));
    }

    /// <inheritdoc/>
    public void OnTimeout()
    {
    }

    /// <inheritdoc/>
    public void SetQuick(bool on)
    {
    }

    /// <inheritdoc/>
    public void OnDataSent(SimTime now)
    {
    }

    /// <inheritdoc/>
    public void OnAcknowledgmentSent() => _isScheduled = false;
}
