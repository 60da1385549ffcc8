// Read first: RFC 5961 §7; Linux tcp_oow_rate_limited, tcp_send_challenge_ack.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Answers what does not fit with an ACK, but not too often.</summary>
internal readonly struct AnswerRation(TcpControlBlock tcb)
{
    /// <summary>Answers a segment that is not acceptable. One that carries data is answered always: it may be sent again
    /// because our ACK was lost.</summary>
    public void Answer(in TcpSegment segment, SimTime now)
    {
        if (IsAllowed(segment, now))
        {
            tcb.AckNow = SendCause.Challenge;
        }
    }

    /// <summary>Whether a segment that is not acceptable may be answered now.</summary>
    public bool IsAllowed(in TcpSegment segment, SimTime now) =>
        (segment.Length > 0 && !segment.Has(TcpFlags.Syn)) || TryTake(now);

    /// <summary>Asks the peer to prove that it means what it sent: a RST, a SYN, an ACK of what was never
    /// sent.</summary>
    /// <remarks>Deviation from RFC 5961 §7: there is no limit for the whole host (Linux 6.0 and later,
    /// tcp_challenge_ack_limit).</remarks>
    public void Challenge(SimTime now)
    {
        if (TryTake(now))
        {
            tcb.AckNow = SendCause.Challenge;
        }
    }

    /// <summary>Uses up the ration, if there is one.</summary>
    public bool TryTake(SimTime now)
    {
        if (tcb.LastInvalidAnswer is { } last && now - last < tcb.Options.InvalidSegmentInterval)
        {
            return false;
        }

        tcb.LastInvalidAnswer = now;
        return true;
    }
}
