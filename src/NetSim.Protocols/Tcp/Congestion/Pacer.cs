// Read first: Linux tcp_output.c (tcp_pacing_check, tcp_update_skb_after_send, tcp_tso_autosize), tcp_input.c
// (tcp_update_pacing_rate).
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>Spreads what cwnd lets out over the round trip, in small bursts.</summary>
internal sealed class Pacer(TcpControlBlock tcb)
{
    // Before so many have gone, the burst that they go in included, nothing is paced.
    private const int UnpacedSegments = 10;

    // tcp_pacing_ss_ratio and tcp_pacing_ca_ratio, in per cent of cwnd a round trip.
    private const int SlowStartRatio = 200;
    private const int AvoidanceRatio = 120;

    // tcp_min_tso_segs; fewer where the pace is below 1.2 Mbit/s and the algorithm sets it itself
    // (bbr_min_tso_segs).
    private const int LeastBurst = 2;
    private const int MostBurst = 44;
    private const long SlowBytesPerSecond = 150_000;

    private SimTime _freeAt;
    private long _creditNanoseconds;
    private int _leftInBurst;
    private long _sent;

    /// <summary>When the next burst may begin, which may be past.</summary>
    public SimTime FreeAt => _freeAt;

    /// <summary>How many segments a burst has: what goes in a millisecond.</summary>
    public int BurstSegments
    {
        get
        {
            var own = tcb.Congestion.PacingBytesPerSecond;
            var rate = own ?? BytesPerSecond;
            var least = own < SlowBytesPerSecond ? 1 : LeastBurst;
            return (int)Math.Clamp(rate / 1024 / tcb.Send.SegmentBytes, least, MostBurst);
        }
    }

    private bool IsOn => tcb.Options.Pacing || tcb.Congestion.PacingBytesPerSecond is not null;

    // 0 for as fast as may be.
    private long BytesPerSecond
    {
        get
        {
            if (tcb.Congestion.PacingBytesPerSecond is { } own)
            {
                return own;
            }

            var microseconds = (tcb.Timeout.SmoothedRoundTrip ?? SimDuration.Zero).Nanoseconds / 1000;
            if (microseconds == 0)
            {
                return 0;
            }

            var window = tcb.Congestion.WindowSegments;
            var isFarBelow = window < tcb.Congestion.SlowStartThresholdSegments / 2;
            var ratio = isFarBelow ? SlowStartRatio : AvoidanceRatio;
            var bytes = (long)Math.Max(window, tcb.Recovery.Queue.Outstanding) * tcb.Send.SegmentBytes;
            return bytes * ratio / 100 * 1_000_000 / microseconds;
        }
    }

    /// <summary>Whether a segment may go now; otherwise the timer is set for when it may.</summary>
    public bool MaySend(SimTime now)
    {
        if (_leftInBurst > 0 || _freeAt <= now || !IsOn)
        {
            return true;
        }

        tcb.Timers.Start(TcpTimer.Pacing, _freeAt);
        return false;
    }

    /// <summary>A segment with data goes out.</summary>
    public void OnSent(int bytes, SimTime now)
    {
        _sent++;
        if (!IsOn)
        {
            return;
        }

        if (_leftInBurst == 0)
        {
            _leftInBurst = BurstSegments;

            // A late start is made up for, up to half of what the burst takes.
            _creditNanoseconds = Math.Max(0, (now - _freeAt).Nanoseconds);
            _freeAt = SimTime.Max(_freeAt, now);
        }

        _leftInBurst--;
        var rate = BytesPerSecond;
        if (rate > 0 && _sent + _leftInBurst >= UnpacedSegments)
        {
            var takes = bytes * 1_000_000_000L / rate;
            var saved = Math.Min(takes / 2, _creditNanoseconds);
            _creditNanoseconds -= saved;
            _freeAt += new SimDuration(takes - saved);
        }
    }

    /// <summary>All that may go now has gone.</summary>
    public void EndBurst() => _leftInBurst = 0;
}
