// Read first: Linux tcp_bbr.c (bbr_update_ack_aggregation, bbr_ack_aggregation_cwnd).
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>How much more arrives at once than the bandwidth says, because ACKs come in bundles; over five to
/// ten round trips.</summary>
internal sealed class BbrAggregation
{
    // bbr_extra_acked_win_rtts, bbr_ack_epoch_acked_reset_thresh, bbr_extra_acked_max_us.
    private const int Rounds = 5;
    private const long LongestEpoch = 1 << 20;
    private static readonly SimDuration Most = 100.Milliseconds;

    private readonly long[] _extra = new long[2];
    private int _current;
    private int _rounds;
    private SimTime _since;
    private long _arrived;

    /// <summary>Forgets all.</summary>
    public void Clear(SimTime now)
    {
        Array.Clear(_extra);
        _current = 0;
        _rounds = 0;
        Restart(now);
    }

    /// <summary>Begins to count anew.</summary>
    public void Restart(SimTime now)
    {
        _since = now;
        _arrived = 0;
    }

    /// <summary>Takes in an ACK.</summary>
    public void OnAcknowledgment(
        in DeliverySample sample, bool isRoundStart, Bandwidth bandwidth, int windowSegments)
    {
        if (sample.Arrived == 0 || sample.Interval is null)
        {
            return;
        }

        if (isRoundStart && ++_rounds >= Rounds)
        {
            _rounds = 0;
            _current = 1 - _current;
            _extra[_current] = 0;
        }

        var expected = bandwidth.SegmentsIn(sample.Now - _since);
        if (_arrived <= expected || _arrived + sample.Arrived >= LongestEpoch)
        {
            Restart(sample.Now);
            expected = 0;
        }

        _arrived += sample.Arrived;
        _extra[_current] = Math.Max(_extra[_current], Math.Min(_arrived - expected, windowSegments));
    }

    /// <summary>By how much cwnd has to be larger.</summary>
    public long Segments(Bandwidth bandwidth) =>
        Math.Min(Math.Max(_extra[0], _extra[1]), bandwidth.SegmentsIn(Most));
}
