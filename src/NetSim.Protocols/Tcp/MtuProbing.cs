// Read first: RFC 4821; Linux tcp_mtup_init, tcp_mtu_probing, tcp_mtu_probe, tcp_mtup_probe_success,
// tcp_mtup_probe_failed, tcp_mtu_check_reprobe.
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Packetization-layer path MTU discovery: begins small and tries larger segments, one at a time, so that no
/// router has to say anything.</summary>
/// <param name="tcb">The connection.</param>
/// <param name="sizing">How large segments are.</param>
internal sealed class MtuProbing(TcpControlBlock tcb, SegmentSizing sizing)
{
    // tcp_mtu_probe: enough that a lost probe is found by what follows it.
    private const int LeastWindowSegments = 11;

    // The range that is searched, as MTUs (icsk_mtup.search_low, search_high).
    private int _low;
    private int _high;
    private SimTime _begunAt;

    // The probe that is out: its MTU, its first number and the one behind its last.
    private int _probeMtu;
    private SequenceRange _probe;

    /// <summary>Whether sizes are searched.</summary>
    public bool IsOn { get; private set; }

    /// <summary>What the search allows a segment to hold.</summary>
    public int GreatestSegmentBytes => IsOn ? sizing.ToSegment(_low) : int.MaxValue;

    private TcpOptions Options => tcb.Options;

    /// <summary>Both SYNs are known (Linux tcp_mtup_init).</summary>
    public void Begin(SimTime now)
    {
        IsOn = Options.MtuProbing == MtuProbingKind.Always;
        _high = sizing.GreatestMtu;
        _low = sizing.ToMtu(Options.BaseSegmentBytes);
        _probeMtu = 0;
        _begunAt = now;
    }

    /// <summary>A router said that no more passes.</summary>
    public void LimitTo(int mtu) => _high = Math.Min(_high, mtu);

    /// <summary>Retransmissions keep timing out: large packets may be what does not arrive (Linux
    /// tcp_mtu_probing).</summary>
    public void OnBlackHole(SimTime now)
    {
        if (Options.MtuProbing == MtuProbingKind.Off)
        {
            return;
        }

        if (!IsOn)
        {
            IsOn = true;
            _begunAt = now;
        }
        else
        {
            var half = Math.Min(Options.BaseSegmentBytes, sizing.ToSegment(_low) / 2);
            _low = sizing.ToMtu(Math.Max(half, Options.MtuProbeFloorBytes));
        }

        sizing.Sync();
    }

    /// <summary>How large the next probe is, in bytes of data; null while none may go out.</summary>
    /// <param name="isWaiting">Whether sending waits until there is room for the probe.</param>
    /// <param name="now">The current time.</param>
    public int? Next(SimTime now, out bool isWaiting)
    {
        isWaiting = false;
        var window = tcb.Congestion.WindowSegments;
        if (!IsOn || _probeMtu > 0 || !tcb.Recovery.IsOpen || window < LeastWindowSegments || !tcb.Receive.Sack.IsEmpty)
        {
            return null;
        }

        var bytes = sizing.ToSegment((_high + _low) / 2);
        if (bytes > sizing.ToSegment(_high) || _high - _low < Options.MtuProbeThresholdBytes)
        {
            BeginAgain(now);
            return null;
        }

        // Enough has to follow it that its loss is seen.
        var send = tcb.Send;
        var needed = bytes + (long)(tcb.Recovery.Reordering + 1) * send.SegmentBytes;
        if (send.ChunkedBytes < needed || send.WindowBytes < needed)
        {
            return null;
        }

        var inFlight = tcb.Recovery.InFlight;
        isWaiting = needed > send.Next.DistanceTo(send.WindowEnd) || (inFlight + 2 > window && inFlight > 0);
        return isWaiting || inFlight + 2 > window ? null : bytes;
    }

    /// <summary>A probe goes out. It stands for two segments.</summary>
    public void OnSent(SequenceNumber start, int bytes)
    {
        tcb.Congestion.SetWindow(tcb.Congestion.WindowSegments - 1);
        _probeMtu = sizing.ToMtu(bytes);
        _probe = new SequenceRange(start, start + (uint)bytes);
    }

    /// <summary>SND.UNA has advanced.</summary>
    public void OnAcknowledged()
    {
        if (_probeMtu == 0 || tcb.Send.Unacknowledged.Precedes(_probe.End))
        {
            return;
        }

        // The same number of bytes in larger segments (Linux tcp_mtup_probe_success).
        var congestion = tcb.Congestion;
        congestion.SetWindow(Math.Max(
            1, (int)((long)congestion.WindowSegments * sizing.ToMtu(tcb.Send.SegmentBytes) / _probeMtu)));
        _low = _probeMtu;
        _probeMtu = 0;
        sizing.Sync();
    }

    /// <summary>A loss is found. Where it is the probe’s, it says nothing of congestion.</summary>
    /// <returns>Whether it is the probe’s.</returns>
    public bool TakeLoss()
    {
        if (_probeMtu == 0 || tcb.Send.Unacknowledged != _probe.Start)
        {
            return false;
        }

        _high = _probeMtu - 1;
        _probeMtu = 0;
        tcb.Congestion.SetWindow(tcb.Congestion.WindowSegments + 1);
        return true;
    }

    /// <summary>Something is sent again: what becomes of the probe says nothing any more.</summary>
    public void Forget() => _probeMtu = 0;

    private void BeginAgain(SimTime now)
    {
        if (now - _begunAt < Options.MtuProbeInterval)
        {
            return;
        }

        _high = sizing.GreatestMtu;
        _low = sizing.ToMtu(tcb.Send.SegmentBytes);
        _begunAt = now;
    }
}
