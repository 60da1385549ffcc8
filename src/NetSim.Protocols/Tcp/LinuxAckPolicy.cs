// Read first: Linux net/ipv4/tcp_input.c (tcp_event_data_recv, tcp_measure_rcv_mss, __tcp_ack_snd_check),
// tcp_output.c (tcp_send_delayed_ack), tcp.c (tcp_cleanup_rbuf), tcp_timer.c (tcp_delack_timer_handler).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>ACKs as Linux sends them: at once at first, delayed once data goes back and forth (“ping-pong
/// mode”).</summary>
internal sealed class LinuxAckPolicy(TcpControlBlock tcb) : IAckPolicy
{
    // TCP_MAX_QUICKACKS, TCP_MSS_DEFAULT, TCP_MIN_MSS, TCP_DELACK_MAX.
    private const int MaximumQuickAcks = 16;
    private const int QuickAcksForMark = 2;
    private const int DefaultSegmentBytes = 536;
    private const int LeastSegmentBytes = 88;
    private static readonly SimDuration MaximumDelay = 200.Milliseconds;
    private static readonly SimDuration FinDelay = 1.Milliseconds;

    private readonly AckCompression _compression = new(tcb);

    // icsk_ack: ato, quick, lrcvtime, pingpong, rcv_mss, pending.
    private SimDuration? _timeout;
    private int _quickAcks;
    private SimTime _lastReceived;
    private bool _isPingPong;
    private int _segmentBytes = DefaultSegmentBytes;
    private int _lastOddSize;
    private int _pushes;
    private bool _isScheduled;
    private bool _hasSentData;

    // rcv_rtt_est: a full segment in order has told the receiver’s round trip.
    private bool _knowsRoundTrip;

    private bool IsQuick => _quickAcks > 0 && !_isPingPong;

    private long Unacknowledged => tcb.Receive.LastAcknowledged.DistanceTo(tcb.Receive.Next);

    /// <inheritdoc/>
    public void OnData(in TcpSegment segment, bool windowGrew, SimTime now)
    {
        MeasureSegment(segment);
        _knowsRoundTrip |= segment.PayloadBytes >= _segmentBytes;
        var least = tcb.Options.DelayedAckTimeout;
        if (_timeout is not { } timeout)
        {
            AddQuickAcks();
            _timeout = least;
        }
        else
        {
            var gap = now - _lastReceived;
            if (gap <= least / 2)
            {
                _timeout = timeout / 2 + least / 2;
            }
            else if (gap < timeout)
            {
                _timeout = SimDuration.Min(timeout / 2 + gap, tcb.Timeout.Current);
            }
            else if (gap > tcb.Timeout.Current)
            {
                // The sender seems to begin again after a pause.
                AddQuickAcks();
            }
        }

        if (windowGrew)
        {
            _quickAcks |= 1;
        }

        _lastReceived = now;
        _isScheduled = true;
    }

    /// <inheritdoc/>
    public void OnFin()
    {
        _isScheduled = true;
        _isPingPong = true;
        if (!_hasSentData && _timeout is not null)
        {
            // Measured on Linux 6.18: an end that has sent nothing answers within a tick.
            _timeout = FinDelay;
        }
    }

    /// <inheritdoc/>
    public void OnOutOfOrder(bool windowGrew)
    {
        _quickAcks |= windowGrew ? 1 : 0;
        _isScheduled = true;
    }

    /// <inheritdoc/>
    public void OnDisorder() => BeQuick(MaximumQuickAcks);

    /// <inheritdoc/>
    public void OnCongestion() => BeQuick(QuickAcksForMark);

    private void BeQuick(int most)
    {
        AddQuickAcks(most);
        _isPingPong = false;
        _timeout = tcb.Options.DelayedAckTimeout;
        _isScheduled = true;
    }

    /// <inheritdoc/>
    public SimTime? Due(SimTime now)
    {
        if (!_isScheduled)
        {
            return null;
        }

        var receive = tcb.Receive;
        var hasFullSegment = Unacknowledged > _segmentBytes && (receive.UnreadBytes == 0 || IsWindowWhole(receive));
        return hasFullSegment || IsQuick ? now
            : receive.OutOfOrder.IsEmpty ? DelayedFrom(now)
            : _compression.DueFrom(_knowsRoundTrip, now);
    }

    /// <inheritdoc/>
    public bool IsDueAfterRead(SimTime now)
    {
        var receive = tcb.Receive;
        if (_isScheduled
            && (Unacknowledged > _segmentBytes
                || (receive.UnreadBytes == 0 && (_pushes > 1 || (_pushes > 0 && !_isPingPong)))))
        {
            return true;
        }

        // A window that at least doubled is worth telling.
        var window = receive.SelectWindow();
        return tcb.State != TcpState.CloseWait && window > 0 && 2 * receive.OpenBytes <= receive.FullSpace && window >= 2 * receive.OpenBytes;
    }

    /// <inheritdoc/>
    public void OnTimeout()
    {
        if (_isPingPong)
        {
            // The answer did not come in time: not a conversation after all.
            _isPingPong = false;
            _timeout = tcb.Options.DelayedAckTimeout;
        }
        else
        {
            var timeout = _timeout ?? SimDuration.Zero;
            _timeout = SimDuration.Min(timeout * 2, tcb.Timeout.Current);
        }
    }

    /// <inheritdoc/>
    public void SetQuick(bool on) => _isPingPong = !on;

    /// <inheritdoc/>
    public void OnWritePending(SimTime now)
    {
        // tcp_rcv_synsent_state_process with sk_write_pending.
        AddQuickAcks();
        _timeout = tcb.Options.DelayedAckTimeout;
        _lastReceived = now;
    }

    /// <inheritdoc/>
    public void OnDataSent(SimTime now)
    {
        _hasSentData = true;

        // An answer within the delayed-ACK timeout makes it a conversation (tcp_event_data_sent).
        if (_timeout is { } timeout && now - _lastReceived < timeout)
        {
            _isPingPong = true;
        }
    }

    /// <inheritdoc/>
    public void OnAcknowledgmentSent()
    {
        if (_isScheduled && _quickAcks > 0 && --_quickAcks == 0)
        {
            _timeout = tcb.Options.DelayedAckTimeout;
        }

        if (tcb.Receive.IsShort)
        {
            _quickAcks = 0;
        }

        _isScheduled = false;
        _pushes = 0;
        _compression.Reset();
    }

    // Where less than half the buffer is free, the time of quick ACKs is over (__tcp_select_window).
    private bool IsWindowWhole(ReceiveSide receive)
    {
        if (receive.IsShort)
        {
            _quickAcks = 0;
        }

        return receive.SelectWindow() >= receive.WindowBytes;
    }

    private void AddQuickAcks(int most = MaximumQuickAcks)
    {
        var halfWindow = (int)Math.Min(tcb.Receive.WindowBytes / (2 * _segmentBytes), most);
        _quickAcks = Math.Max(_quickAcks, halfWindow == 0 ? 2 : halfWindow);
    }

    private void MeasureSegment(in TcpSegment segment)
    {
        if (segment.PayloadBytes >= _segmentBytes)
        {
            _segmentBytes = Math.Min(segment.PayloadBytes, tcb.Options.OfferedSegmentBytes);
            _pushes = Math.Max(_pushes, segment.Has(TcpFlags.Push) ? 1 : 0);
            return;
        }

        var isPush = segment.Has(TcpFlags.Push) || segment.Has(TcpFlags.Fin);
        if (segment.PayloadBytes >= DefaultSegmentBytes || (segment.PayloadBytes >= LeastSegmentBytes && !isPush))
        {
            if (segment.PayloadBytes == _lastOddSize)
            {
                _segmentBytes = segment.PayloadBytes;
                return;
            }

            _lastOddSize = segment.PayloadBytes;
        }

        _pushes = Math.Min(_pushes + 1, 2);
    }

    // Where no data ever came, the timer runs for no time at all: the application may still be faster.
    private SimTime? DelayedFrom(SimTime now)
    {
        if (_timeout is not null || tcb.Timers.IsRunning(TcpTimer.DelayedAcknowledgment))
        {
            return now + Delay(now);
        }

        tcb.Timers.Start(TcpTimer.DelayedAcknowledgment, now);
        return null;
    }

    // tcp_send_delayed_ack.
    private SimDuration Delay(SimTime now)
    {
        var delay = _timeout ?? SimDuration.Zero;
        var least = tcb.Options.DelayedAckTimeout;
        if (delay > least)
        {
            var greatest = _isPingPong || _pushes > 0 ? MaximumDelay : 500.Milliseconds;
            if (tcb.Timeout.SmoothedRoundTrip is { } roundTrip)
            {
                greatest = SimDuration.Min(greatest, SimDuration.Max(roundTrip, least));
            }

            delay = SimDuration.Min(delay, greatest);
        }

        var pending = tcb.Timers[TcpTimer.DelayedAcknowledgment];
        if (pending == SimTime.Never)
        {
            return delay;
        }

        // One that is about to expire is sent now; an earlier one stays.
        return pending <= now + delay / 4 ? SimDuration.Zero : SimDuration.Min(delay, pending - now);
    }
}
