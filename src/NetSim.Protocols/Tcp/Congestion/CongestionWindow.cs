// Read first: RFC 5681 §3.1; Linux tcp_cong.c (tcp_slow_start, tcp_cong_avoid_ai), tcp_input.c
// (tcp_enter_loss, tcp_end_cwnd_reduction, tcp_undo_cwnd_reduction).
namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>cwnd and ssthresh, and how they move; when and how far is for the algorithm to say.</summary>
/// <remarks>Windows count segments, not bytes, so that small segments weigh as much as full ones.</remarks>
internal sealed class CongestionWindow
{
    // RFC 5681 §3.1, equation 4: ssthresh is never less than two segments.
    private const int LeastThreshold = 2;

    // Acknowledged in congestion avoidance since cwnd last grew (snd_cwnd_cnt).
    private long _counted;

    /// <summary>cwnd.</summary>
    public int Segments { get; private set; } = 1;

    /// <summary>ssthresh.</summary>
    public int Threshold { get; private set; } = int.MaxValue;

    /// <summary>Whether cwnd is below ssthresh.</summary>
    public bool IsInSlowStart => Segments < Threshold;

    /// <summary>Begins with a window and no threshold.</summary>
    public void Begin(int segments)
    {
        Segments = segments;
        Threshold = int.MaxValue;
        _counted = 0;
    }

    /// <summary>Grows by what was acknowledged, up to ssthresh.</summary>
    /// <returns>What of it is left for congestion avoidance.</returns>
    public int SlowStart(int acknowledged)
    {
        var grown = (int)Math.Min((long)Segments + acknowledged, Threshold);
        var left = acknowledged - (grown - Segments);
        Segments = grown;
        return left;
    }

    /// <summary>Grows by one segment for every so many that are acknowledged.</summary>
    public void Avoid(long every, int acknowledged)
    {
        if (_counted >= every)
        {
            // The pace has quickened since.
            _counted = 0;
            Segments++;
        }

        _counted += acknowledged;
        if (_counted >= every)
        {
            var growth = _counted / every;
            _counted -= growth * every;
            Segments += (int)growth;
        }
    }

    /// <summary>Slow start ends here.</summary>
    public void EndSlowStart() => Threshold = Segments;

    /// <summary>A reduction begins.</summary>
    public void Reduce(long threshold)
    {
        Threshold = (int)Math.Max(threshold, LeastThreshold);
        _counted = 0;
    }

    /// <summary>A reduction ends (Linux tcp_end_cwnd_reduction).</summary>
    public void EndReduction() => Segments = Threshold;

    /// <summary>All but what is in flight is lost (Linux tcp_enter_loss): the window is that and one
    /// more.</summary>
    public void Collapse(int inFlight)
    {
        Segments = inFlight + 1;
        _counted = 0;
    }

    /// <summary>Sets cwnd.</summary>
    public void Set(int segments) => Segments = Math.Max(1, segments);

    /// <summary>Takes a reduction back.</summary>
    public void Undo(int segments, int threshold)
    {
        Segments = Math.Max(Segments, segments);
        Threshold = Math.Max(Threshold, threshold);
    }

    /// <summary>Shrinks for want of use; ssthresh keeps three quarters of what cwnd was (Linux
    /// tcp_current_ssthresh).</summary>
    public void Decay(int segments)
    {
        Threshold = Math.Max(Threshold, Segments / 2 + Segments / 4);
        Segments = segments;
    }
}
