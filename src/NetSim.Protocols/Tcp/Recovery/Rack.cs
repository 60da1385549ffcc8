// Read first: RFC 8985 §5, §6 (RACK); Linux net/ipv4/tcp_recovery.c.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>RACK’s memory: the segment that was sent last among those that arrived, and its round trip.</summary>
internal sealed class Rack
{
    // Linux TCP_RACK_RECOVERY_THRESH: for so many recoveries a wider reordering window stays.
    private const int Persistence = 16;
    private const int MostSteps = 255;

    private SimDuration? _leastRoundTrip;

    // RACK.xmit_ts and RACK.end_seq, as one number: the place of that sending among all. Null before the first.
    private long? _newest;
    private int _steps = 1;
    private int _persists;
    private bool _hasDuplicate;
    private long _adjustedAt;

    /// <summary>Whether there is news since losses were last looked for.</summary>
    public bool HasAdvanced { get; set; }

    /// <summary>RACK.rtt: the round trip of the newest segment that arrived.</summary>
    public SimDuration RoundTrip { get; private set; }

    /// <summary>Takes a round-trip sample.</summary>
    public void AddSample(SimDuration roundTrip) =>
        _leastRoundTrip = _leastRoundTrip is { } least ? SimDuration.Min(least, roundTrip) : roundTrip;

    /// <summary>A segment arrived at the peer (RFC 8985 §6.2 steps 1 and 2).</summary>
    public void OnDelivered(in SentSegment segment, SimTime now)
    {
        var roundTrip = now - segment.LastSentAt;
        if (segment.Retransmissions > 0 && roundTrip < (_leastRoundTrip ?? SimDuration.Zero))
        {
            // It is an earlier sending that arrived, not the last.
            return;
        }

        HasAdvanced = true;
        RoundTrip = roundTrip;
        _newest = Math.Max(_newest ?? segment.Order, segment.Order);
    }

    /// <summary>How long a segment may still be on its way; nothing or less when it counts as lost.</summary>
    public SimDuration Left(in SentSegment segment, SimDuration window, SimTime now) =>
        RoundTrip + window - (now - segment.LastSentAt);

    /// <summary>Marks what counts as lost (RFC 8985 §6.2 step 5).</summary>
    /// <param name="queue">What is in flight.</param>
    /// <param name="window">The reordering window.</param>
    /// <param name="now">The current time.</param>
    /// <returns>How long to wait for what may only have been overtaken; null when nothing is in doubt.</returns>
    public SimDuration? DetectLosses(RetransmissionQueue queue, SimDuration window, SimTime now)
    {
        HasAdvanced = false;
        SimDuration? wait = null;
        int? next;
        for (var place = queue.BySending.First; place is { } at; place = next)
        {
            next = queue.BySending.After(at);
            ref readonly var segment = ref queue[at];
            if (segment.IsLost && !segment.IsRetransmitted)
            {
                continue;
            }

            if (!(segment.Order < _newest))
            {
                break;
            }

            var left = Left(segment, window, now);
            if (left > SimDuration.Zero)
            {
                wait = SimDuration.Max(wait ?? left, left);
                continue;
            }

            queue.MarkLost(at);
            queue.BySending.Remove(at);
        }

        return wait;
    }

    /// <summary>RACK.reo_wnd: how long a segment may be overtaken before it counts as lost (Linux tcp_rack_reo_wnd).</summary>
    /// <param name="smoothedRoundTrip">SRTT.</param>
    public SimDuration Window(SimDuration? smoothedRoundTrip) => SimDuration.Min(
        (_leastRoundTrip ?? SimDuration.Zero) / 4 * _steps, smoothedRoundTrip ?? SimDuration.Zero);

    /// <summary>Reordering made us send something again without need: the window may have to be wider.</summary>
    public void OnDuplicate() => _hasDuplicate = true;

    /// <summary>Adapts the window, once a round trip (RFC 8985 §6.2 step 4; Linux tcp_rack_update_reo_wnd).</summary>
    /// <param name="deliveredBefore">How many segments had arrived when the newest that arrives now was sent.</param>
    /// <param name="delivered">How many have now.</param>
    public void AdaptWindow(long deliveredBefore, long delivered)
    {
        if (deliveredBefore == 0)
        {
            return;
        }

        if (deliveredBefore < _adjustedAt)
        {
            _hasDuplicate = false;
        }

        if (_hasDuplicate)
        {
            _steps = Math.Min(MostSteps, _steps + 1);
            _hasDuplicate = false;
            _adjustedAt = delivered;
            _persists = Persistence;
        }
        else if (_persists == 0)
        {
            _steps = 1;
        }
    }

    /// <summary>A recovery ends for good.</summary>
    public void OnRecovered() => _persists = Math.Max(0, _persists - 1);

    /// <summary>A recovery turned out to be for nothing.</summary>
    public void OnUndone() => _persists = Math.Min(Persistence, _persists + 1);
}
