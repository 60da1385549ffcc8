// Read first: Linux net/ipv4/tcp_output.c (tcp_write_xmit, tcp_tso_autosize, tcp_mss_split_point, tcp_tso_should_defer).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Hands out new data in bursts of whole segments, as Linux does for segmentation offload, in software too.</summary>
/// <remarks>
/// What a burst holds shows on the wire: its last segment carries PSH, and with room for less than a burst sending may wait
/// for the next ACK.
/// </remarks>
/// <param name="tcb">The connection.</param>
internal sealed class Segmentation(TcpControlBlock tcb)
{
    // tcp_min_tso_segs, tcp_tso_rtt_log, sk_pacing_shift, tcp_tso_win_divisor, sk_gso_max_size.
    private const int LeastSegments = 2;
    private const int RoundTripShift = 9;
    private const int PacingShift = 10;
    private const int WindowDivisor = 3;
    private const int GreatestBytes = 65_536;

    // A write that is older than this does not hold back the next one.
    private static readonly SimDuration Recent = 1.Milliseconds;

    private long _left;
    private bool _hasMany;
    private Pushing _pushing;
    private SimTime? _lastSentAt;

    /// <summary>The number of the burst that is going out.</summary>
    public long Number { get; private set; }

    /// <summary>How many segments a burst holds at most.</summary>
    public int MostSegments
    {
        get
        {
            // sk_pacing_rate is cwnd per SRTT, twice that in slow start and 1.2 times later (tcp_update_pacing_rate).
            if (tcb.Timeout.SmoothedRoundTrip is not { } smoothed)
            {
                return LeastSegments;
            }

            // A kernel measures no less (tcp_rtt_estimator: srtt_us is at least 1).
            var roundTrip = SimDuration.Max(smoothed, 1.Microseconds);

            var congestion = tcb.Congestion;
            var percent = congestion.WindowSegments < congestion.SlowStartThresholdSegments / 2 ? 200 : 120;
            var window = (double)Math.Max(congestion.WindowSegments, tcb.Recovery.Queue.Outstanding) * tcb.Send.SegmentBytes;
            var bytes = window * percent / 100 / roundTrip.InSeconds / (1 << PacingShift);
            var nearness = (roundTrip.Nanoseconds / 1000) >> RoundTripShift;
            bytes += nearness < 32 ? GreatestBytes >> (int)nearness : 0;
            return Math.Max(LeastSegments, (int)(Math.Min(bytes, GreatestBytes) / tcb.Send.SegmentBytes));
        }
    }

    /// <summary>Whether what cwnd has room for waits until there is room for a whole burst.</summary>
    public bool IsHeldBack { get; private set; }

    /// <summary>Takes the next segment’s share of what is unsent.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="payload">Its bytes of data; may be 0 for a FIN alone.</param>
    /// <returns>Whether one may go out now.</returns>
    public bool TryTake(SimTime now, out int payload)
    {
        payload = 0;
        // A pacer may hold up the rest of a burst while a probe goes out, or the window shrinks.
        var send = tcb.Send;
        _left = Math.Min(_left, send.ChunkBytes);
        _left = Math.Min(_left, send.SegmentBytes) > send.Next.DistanceTo(send.WindowEnd) ? 0 : _left;
        if (_left == 0 && !TryPush(now))
        {
            return false;
        }

        payload = (int)Math.Min(_left, send.SegmentBytes);
        _left -= payload;
        return true;
    }

    /// <summary>Whether a part of a burst is still to go.</summary>
    public bool IsInBurst => _left > 0;

    /// <summary>Whether the segment that was taken last ends a burst of many.</summary>
    public bool EndsBurst => _left == 0 && _hasMany;

    /// <summary>New data went out.</summary>
    public void OnSent(SimTime now) => _lastSentAt = now;

    // What was written is taken in first; what can go then is tried after each step of that.
    private bool TryPush(SimTime now)
    {
        if (_pushing == Pushing.Nothing)
        {
            _pushing = tcb.Send.Fill();
            _pushing = _pushing == Pushing.Nothing ? Pushing.All : _pushing;
        }

        while (!TryBegin(now))
        {
            _pushing = tcb.Send.Fill();
            if (_pushing == Pushing.Nothing)
            {
                return false;
            }
        }

        _pushing = _pushing == Pushing.One ? Pushing.Nothing : _pushing;
        return true;
    }

    private bool TryBegin(SimTime now)
    {
        var send = tcb.Send;
        var room = send.Next.DistanceTo(send.WindowEnd);
        var congestion = tcb.Congestion.WindowSegments;
        var quota = congestion - tcb.Recovery.InFlight;
        var waiting = send.ChunkBytes;
        IsHeldBack = false;
        if (waiting == 0 && (send.UnsentBytes > 0 || !send.FinQueued))
        {
            return false;
        }

        if (quota <= 0 || Math.Min(waiting, send.SegmentBytes) > room || MustWait(waiting, room, quota, now))
        {
            return false;
        }

        // tcp_cwnd_test: at most half of cwnd at once.
        var segments = Math.Min(Math.Min(quota, Math.Max(1, congestion / 2)), MostSegments);
        _left = waiting <= send.SegmentBytes ? waiting : Math.Min(waiting, Limit(waiting, room, segments));
        _hasMany = _left > send.SegmentBytes;
        Number++;
        return true;
    }

    private bool MustWait(long waiting, int room, int quota, SimTime now) => waiting > tcb.Send.SegmentBytes
        ? ShouldDefer(waiting, room, quota, now)
        : tcb.Send.IsLastChunk && !tcb.Send.FinQueued && HasToWait(isSmall: waiting < tcb.Send.SegmentBytes);

    // RFC 9293 §3.7.4 with Minshall’s change (tcp_nagle_check): a small segment waits while another is out.
    private bool HasToWait(bool isSmall)
    {
        // A cork, or MSG_MORE, holds it even where nothing is out (TCP_NAGLE_CORK).
        var send = tcb.Send;
        var isCorked = send.HoldsPartial || (tcb.Socket.Cork && !send.IsReleased);
        var isSmallOut = send.Unacknowledged.Precedes(send.SmallEnd) && !send.Next.Precedes(send.SmallEnd);
        return isSmall && (isCorked || (!tcb.NoDelay && isSmallOut));
    }

    // tcp_mss_split_point.
    private long Limit(long waiting, int room, int segments)
    {
        var send = tcb.Send;
        var most = (long)segments * send.SegmentBytes;
        var needed = Math.Min(waiting, room);
        if (most <= needed || (most <= room && !send.IsLastChunk))
        {
            return most;
        }

        var rest = needed % send.SegmentBytes;
        return HasToWait(isSmall: rest != 0) ? needed - rest : needed;
    }

    // tcp_tso_should_defer: what is less than a burst waits for the next ACK, if that comes soon.
    private bool ShouldDefer(long waiting, int room, int quota, SimTime now)
    {
        var send = tcb.Send;
        var segment = send.SegmentBytes;
        if (tcb.Recovery.IsRecovering || _lastSentAt is not { } last || now - last > Recent)
        {
            return false;
        }

        var byCongestion = (long)quota * segment;
        var limit = Math.Min(room, byCongestion);
        var window = Math.Min(send.WindowBytes, (long)tcb.Congestion.WindowSegments * segment);
        if (limit >= (long)MostSegments * segment
            || (!send.IsLastChunk && limit >= waiting)
            || limit >= window / WindowDivisor)
        {
            return false;
        }

        // An ACK that is far off is not waited for.
        if (tcb.Recovery.Queue.Outstanding == 0
            || now - tcb.Recovery.Queue[0].LastSentAt <= (tcb.Timeout.SmoothedRoundTrip ?? SimDuration.Zero) / 2)
        {
            return false;
        }

        IsHeldBack = byCongestion < room && byCongestion <= waiting;
        return IsHeldBack || (byCongestion >= room && room <= waiting) || !send.FinQueued;
    }
}
