// Read first: RFC 9293 §3.6.1 and §3.10.7.4 (TIME-WAIT); RFC 6191; RFC 1337; Linux tcp_timewait_state_process.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What TIME-WAIT does with a segment.</summary>
internal sealed class TimeWaitArrival(TcpControlBlock tcb, TimestampCheck timestamps, AnswerRation ration)
{
    // Linux: far enough from the numbers of the old connection.
    private const uint NextConnectionGap = 65535 + 2;

    /// <summary>Takes in a segment.</summary>
    public void Process(in TcpSegment segment, SimTime now)
    {
        var isStale = timestamps.IsStale(segment, now);
        var isReset = segment.Has(TcpFlags.Reset);
        if (!isStale && segment.Sequence == tcb.Receive.Next && (segment.Length == 0 || isReset))
        {
            if (isReset)
            {
                // Deviation from RFC 1337: a RST ends TIME-WAIT (Linux, tcp_rfc1337 = 0).
                tcb.Release();
                tcb.Move(TcpTrigger.Abort);
                return;
            }

            // Deviation from RFC 9293 §3.10.7.4: any segment that fits starts the time again, not only a FIN (Linux).
            Restart(now);
            if (segment.HasTimestamps)
            {
                timestamps.Take(segment, now);
            }

            return;
        }

        if (isReset)
        {
            return;
        }

        // A SYN alone may be a new one with an older number: it does not keep TIME-WAIT alive.
        if (isStale || segment.Has(TcpFlags.Acknowledge))
        {
            Restart(now);
        }

        ration.Answer(segment, now);
    }

    /// <summary>Whether a segment opens a new connection between the same ports, although the old one is in TIME-WAIT:
    /// its number or its timestamp shows that it is new (RFC 6191 §2).</summary>
    public bool IsReusedBy(in TcpSegment segment, SimTime now)
    {
        var hasNewerTime = segment.HasTimestamps && tcb.UsesTimestamps
            && unchecked((int)(tcb.RecentTimestamp - segment.TimestampValue)) < 0;
        return segment.Has(TcpFlags.Syn) && !segment.Has(TcpFlags.Reset | TcpFlags.Acknowledge)
            && !timestamps.IsStale(segment, now)
            && (tcb.Receive.Next.Precedes(segment.Sequence) || hasNewerTime);
    }

    /// <summary>ISS of the connection that follows.</summary>
    public SequenceNumber NextInitialSequence => tcb.Send.Next + NextConnectionGap;

    private void Restart(SimTime now) => tcb.Timers.Start(TcpTimer.TimeWait, now + tcb.Options.TimeWait);
}
