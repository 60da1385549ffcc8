// Read first: Linux tcp_bbr.c (bbr_set_cwnd, bbr_set_cwnd_to_recover_or_restore, bbr_quantization_budget).
namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>BBR’s cwnd: it moves to what is aimed at, and keeps what it was through a repair.</summary>
internal sealed class BbrWindow
{
    /// <summary>So many are enough that ACKs of every second segment keep coming
    /// (bbr_cwnd_min_target).</summary>
    public const int Least = 4;

    // TCP_INIT_CWND: before so many have arrived cwnd grows whatever the aim.
    private const int AnywaySegments = 10;

    private Repair _repair;
    private Repair _repairBefore;
    private bool _conserves;
    private int _good;

    private enum Repair
    {
        None,
        Recovery,
        Timeout,
    }

    /// <summary>cwnd and ssthresh.</summary>
    public CongestionWindow Window { get; } = new();

    /// <summary>What of an aim is needed for bursts at both ends; an even number suits delayed
    /// ACKs.</summary>
    public static long Budget(long segments, int burstSegments, bool isAskingForMore)
    {
        segments += 3L * burstSegments;
        segments += segments & 1;
        return isAskingForMore ? segments + 2 : segments;
    }

    /// <summary>Keeps cwnd for later.</summary>
    /// <param name="isProbing">Whether it is small only for a look at the round trip.</param>
    public void Save(bool isProbing) => _good = _repairBefore == Repair.None && !isProbing
        ? Window.Segments
        : Math.Max(_good, Window.Segments);

    /// <summary>Takes what was kept.</summary>
    public void Restore() => Window.Set(Math.Max(Window.Segments, _good));

    /// <summary>A loss is being repaired from now on.</summary>
    public void OnRecoveryBegins() => _repair = Repair.Recovery;

    /// <summary>The retransmission timer expired.</summary>
    public void OnTimeout(int inFlight)
    {
        Window.Collapse(inFlight);
        _repair = _repairBefore = Repair.Timeout;
    }

    /// <summary>Moves cwnd.</summary>
    /// <param name="sample">What an ACK said.</param>
    /// <param name="target">The aim, in segments.</param>
    /// <param name="isFull">Whether the path is known to be full: only then cwnd falls.</param>
    /// <param name="isRoundStart">Whether a round trip begins.</param>
    /// <returns>Whether a repair has just begun, and a round trip with it.</returns>
    public bool Update(in DeliverySample sample, long target, bool isFull, bool isRoundStart)
    {
        _conserves &= !isRoundStart;
        if (sample.Arrived == 0)
        {
            return false;
        }

        var segments = Math.Max((long)Window.Segments - sample.Lost, 1);
        _repair = sample.IsRecovering ? _repair : Repair.None;
        var begins = _repair == Repair.Recovery && _repairBefore != Repair.Recovery;
        if (begins)
        {
            _conserves = true;
            segments = sample.InFlight + sample.Arrived;
        }
        else if (_repair == Repair.None && _repairBefore != Repair.None)
        {
            _conserves = false;
            segments = Math.Max(segments, _good);
        }

        _repairBefore = _repair;

        // In the first round trip of a repair as much goes out as arrives.
        segments = _conserves
            ? Math.Max(segments, sample.InFlight + sample.Arrived)
            : Towards(target, segments, isFull, sample);
        Window.Set((int)Math.Min(segments, int.MaxValue));
        return begins;
    }

    private static long Towards(long target, long segments, bool isFull, in DeliverySample sample)
    {
        if (isFull)
        {
            segments = Math.Min(segments + sample.Arrived, target);
        }
        else if (segments < target || sample.TotalArrived < AnywaySegments)
        {
            segments += sample.Arrived;
        }

        return Math.Max(segments, Least);
    }
}
