// Read first: RFC 3168 §6.1; Linux tcp_output.c (tcp_ecn_send, tcp_ecn_send_syn), tcp_input.c
// (tcp_ecn_rcv_synack, __tcp_ecn_check_ce, tcp_ecn_accept_cwr).
namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>ECN: data may be marked on its way; the receiver echoes a mark until the sender says that it has
/// slowed down.</summary>
internal sealed class ExplicitNotification(TcpControlBlock tcb)
{
    // RFC 3168 §6.1.3: echoed until CWR comes.
    private bool _echoes;

    // RFC 3168 §6.1.2: the next new data tells of the reduction.
    private bool _tellsOfReduction;

    // Whether data of the peer’s came that might be marked.
    private bool _hasSeenCapable;

    /// <summary>Whether both sides have agreed on it.</summary>
    public bool IsOn { get; private set; }

    /// <summary>What a SYN or SYN-ACK carries of it.</summary>
    /// <param name="answers">Whether it is a SYN-ACK.</param>
    // RFC 3168 §6.1.1.1: a SYN sent again does not ask, because the first may have been lost for it.
    public TcpFlags SynFlags(bool answers) =>
        answers && IsOn ? TcpFlags.EcnEcho
        : !answers && tcb.Options.Ecn == EcnMode.Active && tcb.SynRetransmissions == 0
            ? TcpFlags.EcnEcho | TcpFlags.CongestionWindowReduced
            : TcpFlags.None;

    /// <summary>The peer’s SYN or SYN-ACK (RFC 3168 §6.1.1).</summary>
    public void TakeSyn(in TcpSegment segment)
    {
        var echo = segment.Has(TcpFlags.EcnEcho);
        var reduced = segment.Has(TcpFlags.CongestionWindowReduced);
        IsOn = tcb.State switch
        {
            // Deviation from RFC 3168 §6.1.1: a SYN that is marked as capable itself is not agreed to
            // (Linux).
            TcpState.Listen => tcb.Options.Ecn != EcnMode.Off && echo && reduced
                && segment.Ecn == EcnCodepoint.NotCapable,
            _ => tcb.Options.Ecn == EcnMode.Active && echo && reduced != segment.Has(TcpFlags.Acknowledge),
        };
    }

    /// <summary>What each segment but a SYN carries of it.</summary>
    public TcpFlags EchoFlag => _echoes ? TcpFlags.EcnEcho : TcpFlags.None;

    /// <summary>Marks new data as capable; RFC 3168 §6.1.4 to §6.1.6: nothing else is.</summary>
    public TcpSegment Mark(in TcpSegment segment)
    {
        if (!IsOn || segment.PayloadBytes == 0)
        {
            return segment;
        }

        var told = _tellsOfReduction ? TcpFlags.CongestionWindowReduced : TcpFlags.None;
        _tellsOfReduction = false;
        return segment with { Ecn = EcnCodepoint.Capable0, Flags = segment.Flags | told };
    }

    /// <summary>Data comes that is not old.</summary>
    public void OnData(in TcpSegment segment)
    {
        if (segment.Has(TcpFlags.CongestionWindowReduced))
        {
            // The peer’s window may be as small as one segment: it should not wait for the ACK (Linux).
            _echoes = false;
            tcb.AckNow ??= SendCause.New;
        }

        if (!IsOn)
        {
            return;
        }

        switch (segment.Ecn)
        {
            case EcnCodepoint.NotCapable when _hasSeenCapable:
                // Probably sent again.
                tcb.Acks.OnCongestion();
                break;
            case EcnCodepoint.CongestionExperienced:
                if (!_echoes)
                {
                    tcb.Acks.OnCongestion();
                }

                _echoes = true;
                _hasSeenCapable = true;
                break;
            case EcnCodepoint.Capable0 or EcnCodepoint.Capable1:
                _hasSeenCapable = true;
                break;
        }
    }

    /// <summary>Whether a segment echoes a mark.</summary>
    public bool IsEcho(in TcpSegment segment) =>
        IsOn && segment.Has(TcpFlags.EcnEcho) && !segment.Has(TcpFlags.Syn);

    /// <summary>cwnd comes down, for a mark or a loss.</summary>
    public void OnReduction() => _tellsOfReduction = IsOn;

    /// <summary>That was for nothing.</summary>
    public void OnUndo() => _tellsOfReduction = false;

    /// <summary>Forgets the peer.</summary>
    public void Restart() => IsOn = _echoes = _tellsOfReduction = _hasSeenCapable = false;
}
