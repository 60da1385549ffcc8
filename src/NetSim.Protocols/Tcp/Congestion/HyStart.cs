// Read first: RFC 9406 §3 (what it is for); Linux tcp_cubic.c (hystart_update), which has the older
// algorithm.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>HyStart: ends slow start before the queue overflows, when ACKs have come without a break for half
/// a round trip, or when round trips grow.</summary>
/// <param name="isPaced">Whether sending is paced: ACKs of a round are then spread out anyway.</param>
internal sealed class HyStart(bool isPaced = false)
{
    // hystart_low_window, HYSTART_MIN_SAMPLES, hystart_ack_delta_us.
    private const int LeastWindow = 16;
    private const int EnoughSamples = 8;
    private static readonly SimDuration LongestGap = 2.Milliseconds;

    // HYSTART_DELAY_MIN and HYSTART_DELAY_MAX.
    private static readonly SimDuration LeastGrowth = 4.Milliseconds;
    private static readonly SimDuration MostGrowth = 16.Milliseconds;

    // Four of the largest bursts that a sender hands down at once (GSO), at twice the pace of cwnd, but at
    // most this.
    private const long BurstBytes = 4 * 65_536;
    private static readonly SimDuration MostBurst = 1.Milliseconds;

    private bool _isFound;

    // A round ends when what is next to be sent as it begins is acknowledged.
    private SequenceNumber _roundEnd;
    private SimTime _roundStart;
    private SimTime _lastAck;
    private SimDuration _leastInRound;
    private int _samples;

    /// <summary>Bytes of data in a full segment.</summary>
    public int SegmentBytes { get; set; } = 536;

    /// <summary>Slow start begins.</summary>
    /// <param name="next">SND.NXT.</param>
    /// <param name="now">The current time.</param>
    public void Begin(SequenceNumber next, SimTime now)
    {
        _isFound = false;
        BeginRound(next, now);
    }

    /// <summary>Whether slow start is to end with this ACK.</summary>
    /// <param name="sample">What it says.</param>
    /// <param name="least">The least round trip so far.</param>
    /// <param name="segments">cwnd.</param>
    public bool IsEnd(in RoundTripSample sample, SimDuration least, int segments)
    {
        if (_isFound)
        {
            return false;
        }

        if (_roundEnd.Precedes(sample.Acknowledged))
        {
            BeginRound(sample.Next, sample.Now);
        }

        if (segments < LeastWindow)
        {
            return false;
        }

        _isFound = IsTrain(sample, least, segments) | HasGrown(sample, least);
        return _isFound;
    }

    private void BeginRound(SequenceNumber next, SimTime now)
    {
        _roundEnd = next;
        _roundStart = _lastAck = now;
        _leastInRound = new SimDuration(long.MaxValue);
        _samples = 0;
    }

    // ACKs that follow closely on each other stand for segments that did: half a round trip of them fills the
    // path.
    private bool IsTrain(in RoundTripSample sample, SimDuration least, int segments)
    {
        if (sample.Now - _lastAck > LongestGap)
        {
            return false;
        }

        _lastAck = sample.Now;
        var enough = least + Burst(sample.Smoothed, segments);
        return sample.Now - _roundStart > (isPaced ? enough : enough / 2);
    }

    private bool HasGrown(in RoundTripSample sample, SimDuration least)
    {
        _leastInRound = SimDuration.Min(_leastInRound, sample.RoundTrip);
        if (_samples < EnoughSamples)
        {
            _samples++;
            return false;
        }

        var growth = SimDuration.Min(SimDuration.Max(least / 8, LeastGrowth), MostGrowth);
        return _leastInRound > least + growth;
    }

    private SimDuration Burst(SimDuration? smoothed, int segments) => smoothed is { } roundTrip
        ? SimDuration.Min(MostBurst, roundTrip * BurstBytes / (2L * segments * SegmentBytes))
        : SimDuration.Zero;
}
