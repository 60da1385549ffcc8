// Read first: RFC 7413 §4; Linux tcp_fastopen.c, tcp_send_syn_data, tcp_rcv_fastopen_synack.
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Data in SYNs.</summary>
internal sealed class FastOpen(TcpControlBlock tcb)
{
    // Linux MAX_TCP_OPTION_SPACE: what options may take of a segment.
    private const int OptionSpace = 40;

    /// <summary>What a listening end does; null if it knows nothing of Fast Open.</summary>
    public FastOpenListener? Listener { get; set; }

    /// <summary>The option of the SYN or SYN-ACK that goes out next; null for none.</summary>
    public FastOpenCookie? Option { get; private set; }

    /// <summary>Bytes of data in our SYN.</summary>
    public int DataBytes { get; private set; }

    /// <summary>Whether our SYN asked for a cookie or brought one.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>The cookie that came in the SYN-ACK; null if none did.</summary>
    public FastOpenCookie? ReceivedCookie { get; private set; }

    /// <summary>Whether the data of a SYN, ours or the peer’s, was taken by the other end.</summary>
    public bool IsDataTaken { get; private set; }

    /// <summary>Whether the peer’s SYN opened the connection, so that it is usable before our SYN is
    /// acknowledged.</summary>
    public bool IsChild { get; private set; }

    /// <summary>The option and the data of our first SYN.</summary>
    /// <param name="option">A cookie, a request, or null to send data without (Linux, tcp_fastopen &amp; 4).</param>
    /// <param name="peerSegmentBytes">The MSS that the peer named last time.</param>
    /// <param name="writtenBytes">The first write; 0 for none.</param>
    /// <param name="now">The current time.</param>
    public void Begin(FastOpenCookie? option, int peerSegmentBytes, long writtenBytes, SimTime now)
    {
        if (writtenBytes > 0)
        {
            tcb.Send.Queue(writtenBytes, more: false);
        }

        Option = option;
        IsAsked = true;
        DataBytes = option is { IsRequest: true } ? 0
            : (int)Math.Min(Room(peerSegmentBytes, now), tcb.Send.UnsentBytes);
        tcb.Send.TakeFirst(DataBytes);
    }

    /// <summary>How many bytes of data fit our SYN.</summary>
    public int Room(int peerSegmentBytes, SimTime now)
    {
        var own = Math.Min(tcb.Options.OfferedSegmentBytes, tcb.Sizing.PathSegmentBytes(now));
        return Math.Max(0, Math.Min(own, peerSegmentBytes) - OptionSpace);
    }

    /// <summary>The SYN goes out with them once only: sent again it is a plain one (RFC 7413 §4.1.3).</summary>
    public void OnSynSent() => Option = null;

    /// <summary>Whether an ACK in a SYN-ACK names our SYN, and maybe some of its data.</summary>
    public bool IsAcknowledging(SequenceNumber acknowledgment)
    {
        var bytes = (tcb.Send.Initial + 1).DistanceTo(acknowledgment);
        return bytes >= 0 && bytes <= DataBytes;
    }

    /// <summary>The SYN-ACK came, or the ACK of ours.</summary>
    public void TakeSynAck(in TcpSegment segment)
    {
        if (IsAsked && segment.FastOpen is { IsValid: true } cookie)
        {
            ReceivedCookie = cookie;
        }

        IsDataTaken = DataBytes > 0 && segment.Acknowledgment == tcb.Send.Next;
    }

    /// <summary>What the ACK of our SYN leaves out of its data is in flight from now on.</summary>
    /// <param name="isLost">Whether it is known not to have been taken, and goes out again at once (Linux
    /// tcp_rcv_fastopen_synack).</param>
    public void FollowRest(bool isLost)
    {
        var rest = tcb.Send.Unacknowledged.DistanceTo(tcb.Send.Next);
        for (var left = rest; left > 0; left -= tcb.Send.SegmentBytes)
        {
            tcb.Recovery.Add(new SentSegment
            {
                Start = tcb.Send.Next + unchecked((uint)-left),
                PayloadBytes = Math.Min(left, tcb.Send.SegmentBytes),
                Flags = left <= tcb.Send.SegmentBytes ? TcpFlags.Push : TcpFlags.None,
                FirstSentAt = tcb.SynSentAt,
                LastSentAt = tcb.SynSentAt,
            });
        }

        if (rest > 0 && isLost)
        {
            tcb.Recovery.RepairAll();
        }
    }

    /// <summary>A SYN came to a listening end.</summary>
    /// <returns>Whether its data is taken and the connection usable at once.</returns>
    public bool TakeSyn(in TcpSegment segment)
    {
        var option = segment.FastOpen is { IsRequest: false, IsValid: false } ? null : segment.FastOpen;
        if (Listener is not { HasRoom: true } listener || (segment.PayloadBytes == 0 && option is null))
        {
            return false;
        }

        if (!listener.RequiresCookie || option?.Hex == listener.Cookie.Hex)
        {
            IsChild = true;
            IsDataTaken = segment.PayloadBytes > 0;
            return true;
        }

        Option = option is null ? null : listener.Cookie with { IsExperimental = option.IsExperimental };
        return false;
    }

    /// <summary>Forgets what came with a SYN.</summary>
    public void Restart()
    {
        Option = null;
        IsChild = false;
        IsDataTaken = false;
    }
}
