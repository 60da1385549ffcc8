// Read first: Linux net/ipv4/tcp_input.c (__tcp_ack_snd_check), tcp_timer.c (tcp_compressed_ack_kick).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>ACKs of data ahead of its turn: three for a gap go out at once, the next ones together.</summary>
internal sealed class AckCompression(TcpControlBlock tcb)
{
    // TCP_FASTRETRANS_THRESH, tcp_comp_sack_nr, tcp_comp_sack_delay_ns, tcp_comp_sack_slack_ns.
    private const int LossThreshold = 3;
    private const int Most = 44;
    private static readonly SimDuration MostDelay = 1.Milliseconds;
    private static readonly SimDuration Slack = 100.Microseconds;

    // compressed_ack_rcv_nxt, dup_ack_counter, compressed_ack.
    private SequenceNumber _gapAt;
    private int _gapAcks;
    private int _waiting;

    /// <summary>Data ahead of its turn asks for an ACK.</summary>
    /// <param name="knowsRoundTrip">Whether data has told the receiver the round trip.</param>
    /// <param name="now">The current time.</param>
    /// <returns>When it is due; null where the timer sends it, after 1 ms or a twentieth of SRTT.</returns>
    public SimTime? DueFrom(bool knowsRoundTrip, SimTime now)
    {
        if (!tcb.UsesSelectiveAcknowledgment || _waiting >= Most)
        {
            return now;
        }

        if (_gapAt != tcb.Receive.Next)
        {
            _gapAt = tcb.Receive.Next;
            _gapAcks = 0;
        }

        if (_gapAcks < LossThreshold)
        {
            _gapAcks++;
            return now;
        }

        _waiting++;
        if (!tcb.Timers.IsRunning(TcpTimer.CompressedAcknowledgment))
        {
            var roundTrip = knowsRoundTrip ? tcb.Timeout.SmoothedRoundTrip ?? SimDuration.Zero : SimDuration.Zero;
            tcb.Timers.StartExact(
                TcpTimer.CompressedAcknowledgment, now + SimDuration.Min(roundTrip / 20, MostDelay) + Slack);
        }

        return null;
    }

    /// <summary>An ACK went out.</summary>
    public void Reset()
    {
        _waiting = 0;
        tcb.Timers.Stop(TcpTimer.CompressedAcknowledgment);
    }
}
