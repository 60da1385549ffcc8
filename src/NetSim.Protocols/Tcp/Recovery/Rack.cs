// Read first: RFC 8985 §5, §6 (RACK); Linux net/ipv4/tcp_recovery.c.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>RACK’s memory: the segment that was sent last among those that arrived, and its round trip.</summary>
internal sealed class Rack
{
    private SimDuration? _leastRoundTrip;

    // RACK.xmit_ts and RACK.end_seq, as one number: the place of that sending among all. Null before the first.
    private long? _newest;

    /// <summary>Whether any segment is known to have arrived.</summary>
    public bool HasDelivery => _newest is not null;

    /// <summary>RACK.rtt: its round trip.</summary>
    public SimDuration RoundTrip { get; private set; }

    /// <summary>A segment arrived at the peer.</summary>
    public void OnDelivered(in SentSegment segment, SimTime now)
    {
        var roundTrip = now - segment.LastSentAt;
        if (segment.Retransmissions == 0)
        {
            _leastRoundTrip = _leastRoundTrip is { } least ? SimDuration.Min(least, roundTrip) : roundTrip;
        }
        else if (roundTrip < (_leastRoundTrip ?? SimDuration.Zero))
        {
            // RFC 8985 §6.2 step 2: it is the first sending that arrived, not this one.
            return;
        }

        RoundTrip = roundTrip;
        _newest = Math.Max(_newest ?? segment.Order, segment.Order);
    }

    /// <summary>Whether a segment was sent before the one that is known to have arrived.</summary>
    public bool IsOlder(in SentSegment segment) => segment.Order < _newest;

    /// <summary>RACK.reo_wnd: how long a segment may be overtaken before it counts as lost (Linux tcp_rack_reo_wnd).</summary>
    /// <param name="isSure">Whether recovery is under way, or three segments above arrived.</param>
    /// <param name="smoothedRoundTrip">SRTT.</param>
    public SimDuration Window(bool isSure, SimDuration? smoothedRoundTrip)
    {
        if (isSure || _leastRoundTrip is not { } least)
        {
            return SimDuration.Zero;
        }

        return SimDuration.Min(least / 4, smoothedRoundTrip ?? SimDuration.Zero);
    }
}
