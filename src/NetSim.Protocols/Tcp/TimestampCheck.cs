// Read first: RFC 7323 §4.3 (TS.Recent), §5 (PAWS); Linux tcp_paws_check, tcp_disordered_ack, tcp_replace_ts_recent.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Protection against wrapped sequence numbers: the peer’s timestamps do not go back.</summary>
internal sealed class TimestampCheck(TcpControlBlock tcb)
{
    // RFC 7323 §5.5: after 24 days without news any timestamp is taken.
    private static readonly SimDuration Outdated = (24 * 24 * 3600).Seconds;

    // For a RST a shorter silence will do, lest a peer that has started anew is never believed (TCP_PAWS_MSL).
    private static readonly SimDuration OutdatedForReset = 60.Seconds;

    private SimTime _notedAt;

    /// <summary>Whether a segment of an open connection is an old duplicate (RFC 7323 §5.3, R1).</summary>
    /// <remarks>Deviation: one millisecond back is let pass, and a bare ACK that says nothing new may be older, as
    /// acknowledgments overtake each other without harm. A RST always passes (Linux).</remarks>
    public bool IsOld(in TcpSegment segment, SimTime now) =>
        !segment.Has(TcpFlags.Reset) && Fails(segment, 1, Outdated, now) && !IsMereRepeat(segment);

    /// <summary>The same where no data is exchanged: in SYN-RECEIVED and TIME-WAIT (Linux tcp_paws_reject).</summary>
    public bool IsStale(in TcpSegment segment, SimTime now) =>
        Fails(segment, 0, segment.Has(TcpFlags.Reset) ? OutdatedForReset : Outdated, now);

    /// <summary>RFC 7323 §4.3: TS.Recent follows segments that begin at or before the last ACK sent.</summary>
    /// <remarks>Deviation from RFC 7323 §3.2: a segment without the option is taken although both sides agreed on it
    /// (Linux).</remarks>
    public void Note(in TcpSegment segment, SimTime now)
    {
        var last = tcb.Receive.LastAcknowledged;
        if (segment.HasTimestamps && !segment.Has(TcpFlags.Reset)
            && !last.Precedes(segment.Sequence) && !segment.End.Precedes(last) && !Fails(segment, 0, Outdated, now))
        {
            Take(segment, now);
        }
    }

    /// <summary>Notes a segment’s timestamp whatever the one before.</summary>
    public void Take(in TcpSegment segment, SimTime now)
    {
        tcb.RecentTimestamp = segment.TimestampValue;
        _notedAt = now;
    }

    // A timestamp of 0 says nothing: some stacks send it in their SYN.
    private bool Fails(in TcpSegment segment, int mostBack, SimDuration outdated, SimTime now) =>
        segment.HasTimestamps && tcb.UsesTimestamps && tcb.RecentTimestamp != 0
        && unchecked((int)(tcb.RecentTimestamp - segment.TimestampValue)) > mostBack
        && now - _notedAt < outdated;

    private bool IsMereRepeat(in TcpSegment segment)
    {
        var back = unchecked((int)(tcb.RecentTimestamp - segment.TimestampValue));
        return segment.Length == 0 && segment.Has(TcpFlags.Acknowledge) && segment.Sequence == tcb.Receive.Next
            && segment.Acknowledgment == tcb.Send.Unacknowledged && !tcb.Send.MayChangeWindow(segment)
            // 1.2 RTO.
            && SimDuration.FromMilliseconds(back) * 5 <= tcb.Timeout.Current * 6;
    }
}
