// Read first: RFC 9293 §3.1, §3.7.1 (MSS); RFC 7323 §2.2, §3.2; RFC 2018 §2.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Fills in headers: numbers, window, options.</summary>
internal static class SegmentFactory
{
    /// <summary>Bytes that the timestamps option takes in every segment.</summary>
    public const int TimestampBytes = 12;

    /// <summary>A SYN, or a SYN-ACK once the peer’s SYN is known.</summary>
    public static TcpSegment Syn(TcpControlBlock tcb, SimTime now)
    {
        var answers = tcb.State != TcpState.SynSent;
        return new TcpSegment
        {
            Sequence = tcb.Send.Initial,
            Acknowledgment = answers ? tcb.Receive.Next : default,
            Flags = TcpFlags.Syn | (answers ? TcpFlags.Acknowledge : TcpFlags.None) | tcb.Ecn.SynFlags(answers),
            Window = tcb.Receive.Announce(isScaled: false),
            FastOpen = tcb.FastOpen.Option,
            MaximumSegmentSize = (ushort)tcb.Sizing.OfferedSegmentBytes(now),
            MayBeFragmented = tcb.Sizing.MayBeFragmented(now),
            WindowScale = tcb.UsesWindowScaling ? (byte)tcb.Receive.OwnShift : null,
            SackPermitted = tcb.UsesSelectiveAcknowledgment,
            HasTimestamps = tcb.UsesTimestamps,
            TimestampValue = tcb.UsesTimestamps ? TimestampAt(now) : 0,
            TimestampEcho = answers && tcb.UsesTimestamps ? tcb.RecentTimestamp : 0,
        };
    }

    /// <summary>A segment of an open connection; it carries the current ACK and window.</summary>
    public static TcpSegment Data(
        TcpControlBlock tcb, SequenceNumber sequence, int payloadBytes, TcpFlags flags, SimTime now)
    {
        var segment = new TcpSegment
        {
            Sequence = sequence,
            Acknowledgment = tcb.Receive.Next,
            Flags = flags | TcpFlags.Acknowledge | tcb.Ecn.EchoFlag,
            Window = tcb.Receive.Announce(isScaled: true),
            PayloadBytes = payloadBytes,
            MayBeFragmented = tcb.Sizing.MayBeFragmented(now),
            HasTimestamps = tcb.UsesTimestamps,
            TimestampValue = tcb.UsesTimestamps ? TimestampAt(now) : 0,
            TimestampEcho = tcb.UsesTimestamps ? tcb.RecentTimestamp : 0,
        };
        if (!tcb.UsesSelectiveAcknowledgment || tcb.Receive.Sack.IsEmpty)
        {
            return segment;
        }

        // RFC 2018 §3: four blocks fit the options, three beside timestamps.
        var count = tcb.Receive.Sack.Take(tcb.UsesTimestamps ? 3 : 4, out var blocks);
        return segment with { Sack = blocks, SackBlockCount = count };
    }

    /// <summary>The RST that we send on our own account.</summary>
    public static TcpSegment Reset(TcpControlBlock tcb) => new()
    {
        Sequence = tcb.Send.Next,
        Acknowledgment = tcb.Receive.Next,
        Flags = TcpFlags.Reset | TcpFlags.Acknowledge,
    };

    /// <summary>The RST that answers a segment for which there is no connection (RFC 9293
    /// §3.10.7.1).</summary>
    public static TcpSegment ResetFor(in TcpSegment segment) => segment.Has(TcpFlags.Acknowledge)
        ? new TcpSegment { Sequence = segment.Acknowledgment, Flags = TcpFlags.Reset }
        : new TcpSegment { Acknowledgment = segment.End, Flags = TcpFlags.Reset | TcpFlags.Acknowledge };

    /// <summary>The round trip since the timestamp that comes back was sent; null if it says nothing. The echo names the
    /// segment that was answered, so Karn’s rule is not needed (RFC 7323 §4.1).</summary>
    public static SimDuration? RoundTripOf(uint echo, SimTime now)
    {
        // One from the future is not ours; less than a tick counts as one (Linux tcp_rtt_tsopt_us).
        var milliseconds = unchecked((int)(TimestampAt(now) - echo));
        return echo != 0 && milliseconds >= 0 ? SimDuration.FromMilliseconds(Math.Max(1, milliseconds)) : null;
    }

    /// <summary>The timestamp clock, in milliseconds; it wraps after 49.7 days (RFC 7323 §5.4).</summary>
    /// <remarks>It starts at 1, because an echo of 0 means that nothing is echoed.</remarks>
    public static uint TimestampAt(SimTime now) => unchecked((uint)(now.Nanoseconds / 1_000_000 + 1));
}
