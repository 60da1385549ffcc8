// Read first: RFC 2861, RFC 7661; Linux tcp_output.c (tcp_cwnd_validate, tcp_cwnd_application_limited,
// tcp_cwnd_restart, tcp_event_data_sent), tcp.h (tcp_is_cwnd_limited).
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>Whether cwnd is what holds sending back. A window that is not used does not grow, and after a
/// while shrinks.</summary>
internal sealed class CongestionUsage(TcpControlBlock tcb)
{
    // is_cwnd_limited, max_packets_out, cwnd_usage_seq, snd_cwnd_used, snd_cwnd_stamp, lsndtime.
    private bool _wasLimited;
    private int _mostOutstanding;
    private SequenceNumber _usageEnd;
    private int _used;
    private SimTime _usedAt;
    private SimTime _sentAt;

    // Since the last burst.
    private bool _hasSent;
    private bool _hasWaited;

    // The application has written while nothing was outstanding.
    private bool _hasWritten;

    /// <summary>Whether cwnd, not the application, held sending back of late.</summary>
    public bool IsWindowLimited => _wasLimited
        || (tcb.Congestion.WindowSegments < tcb.Congestion.SlowStartThresholdSegments
            && tcb.Congestion.WindowSegments < 2L * _mostOutstanding);

    private bool MayShrink => tcb.Options.SlowStartAfterIdle && !tcb.Congestion.RulesAlone;

    /// <summary>The connection is open.</summary>
    public void OnEstablished(SimTime now)
    {
        _usageEnd = tcb.Send.Next;
        _usedAt = _sentAt = now;
    }

    /// <summary>The application is about to write (Linux tcp_rate_check_app_limited,
    /// tcp_slow_start_after_idle_check).</summary>
    public void OnWrite()
    {
        _hasWritten |= tcb.Recovery.Queue.Outstanding == 0;
        if (tcb.Rate is { } rate && tcb.Send.UnsentBytes < tcb.Send.SegmentBytes
            && tcb.Recovery.InFlight < tcb.Congestion.WindowSegments && !tcb.Recovery.Queue.HasWaiting)
        {
            rate.OnApplicationLimited(tcb.Recovery.InFlight);
        }
    }

    /// <summary>There is data to send, whether or not it may go.</summary>
    public void OnDataWaits(SimTime now)
    {
        _hasWaited = true;
        if (_hasWritten)
        {
            _hasWritten = false;
            RestartIfIdle(now);
        }
    }

    /// <summary>The peer has changed its window.</summary>
    public void OnWindowUpdate(SimTime now)
    {
        if (tcb.Send.UnsentBytes > 0)
        {
            RestartIfIdle(now);
        }
    }

    /// <summary>A new segment goes out.</summary>
    /// <param name="payload">Its bytes of data; a bare FIN is none.</param>
    /// <param name="now">The current time.</param>
    public void OnDataSent(int payload, SimTime now)
    {
        _hasSent = true;
        OnDataSentAgain(payload, now);
    }

    /// <summary>A segment goes out again.</summary>
    /// <param name="payload">Its bytes of data; a bare FIN is none.</param>
    /// <param name="now">The current time.</param>
    public void OnDataSentAgain(int payload, SimTime now)
    {
        if (payload == 0)
        {
            return;
        }

        tcb.Pacer.OnSent(payload, now);
        if (tcb.Recovery.InFlight == 0)
        {
            tcb.Congestion.OnTransmissionStart(now - _sentAt, now);
        }

        _sentAt = now;
    }

    /// <summary>All that may go now has gone.</summary>
    public void OnBurstSent(SimTime now)
    {
        var isLimited = tcb.Recovery.InFlight >= tcb.Congestion.WindowSegments;
        if (_hasSent || (_hasWaited && isLimited))
        {
            Validate(isLimited, now);
        }

        _hasSent = _hasWaited = false;
    }

    private void Validate(bool isLimited, SimTime now)
    {
        var outstanding = tcb.Recovery.Queue.Outstanding;
        if (!tcb.Send.Unacknowledged.Precedes(_usageEnd) || isLimited
            || (!_wasLimited && outstanding > _mostOutstanding))
        {
            _wasLimited = isLimited;
            _mostOutstanding = outstanding;
            _usageEnd = tcb.Send.Next;
        }

        if (IsWindowLimited)
        {
            _used = 0;
            _usedAt = now;
            return;
        }

        _used = Math.Max(_used, outstanding);
        if (MayShrink && now - _usedAt >= tcb.Timeout.Current)
        {
            Shrink(now);
        }
    }

    // The application has sent little for an RTO: halfway down to what it used.
    private void Shrink(SimTime now)
    {
        // Data that waits is held back by the peer’s window, not by the application.
        if (tcb.Recovery.IsOpen && tcb.Send.UnsentBytes == 0)
        {
            var used = Math.Max(_used, tcb.Options.InitialWindowSegments);
            if (used < tcb.Congestion.WindowSegments)
            {
                tcb.Congestion.Decay((tcb.Congestion.WindowSegments + used) / 2);
            }

            _used = 0;
        }

        _usedAt = now;
    }

    // Nothing was sent for longer than an RTO: half for each, down to the initial window.
    private void RestartIfIdle(SimTime now)
    {
        var timeout = tcb.Timeout.Current;
        var left = now - _sentAt - timeout;
        if (left <= SimDuration.Zero || !MayShrink || tcb.Recovery.Queue.Outstanding > 0)
        {
            return;
        }

        var segments = tcb.Congestion.WindowSegments;
        var least = Math.Min(tcb.Options.InitialWindowSegments, segments);
        for (; left > SimDuration.Zero && segments > least; left -= timeout)
        {
            segments /= 2;
        }

        tcb.Congestion.Decay(Math.Max(segments, least));
        _usedAt = now;
        _used = 0;
    }
}
