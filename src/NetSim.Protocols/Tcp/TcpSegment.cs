// Read first: RFC 9293 §3.1 (header), RFC 7323 (window scale, timestamps), RFC 2018 (SACK).
using System.Text;

namespace NetSim.Protocols.Tcp;

/// <summary>One TCP segment: its header fields and how many bytes it carries. The bytes themselves do not
/// exist.</summary>
public readonly record struct TcpSegment
{
    /// <summary>SEG.SEQ: the first sequence number.</summary>
    public SequenceNumber Sequence { get; init; }

    /// <summary>SEG.ACK: the next byte expected; counts only with
    /// <see cref="TcpFlags.Acknowledge"/>.</summary>
    public SequenceNumber Acknowledgment { get; init; }

    /// <summary>The control bits.</summary>
    public TcpFlags Flags { get; init; }

    /// <summary>SEG.WND as it stands in the header, not yet scaled.</summary>
    public ushort Window { get; init; }

    /// <summary>Bytes of data.</summary>
    public int PayloadBytes { get; init; }

    /// <summary>The maximum-segment-size option in bytes; 0 where there is none.</summary>
    public ushort MaximumSegmentSize { get; init; }

    /// <summary>The window-scale option’s shift count; null where there is none.</summary>
    public byte? WindowScale { get; init; }

    /// <summary>Whether the SACK-permitted option is there.</summary>
    public bool SackPermitted { get; init; }

    /// <summary>Whether the timestamps option is there.</summary>
    public bool HasTimestamps { get; init; }

    /// <summary>TSval, in milliseconds of the sender’s timestamp clock.</summary>
    public uint TimestampValue { get; init; }

    /// <summary>TSecr: the peer’s timestamp that this one answers.</summary>
    public uint TimestampEcho { get; init; }

    /// <summary>The SACK option’s blocks; the first <see cref="SackBlockCount"/> count.</summary>
    public SackBlocks Sack { get; init; }

    /// <summary>How many SACK blocks there are.</summary>
    public byte SackBlockCount { get; init; }

    /// <summary>The congestion bits of the IP header that it travels in (RFC 3168 §5).</summary>
    public EcnCodepoint Ecn { get; init; }

    /// <summary>Whether its IP header allows routers to fragment it: DF is not set.</summary>
    public bool MayBeFragmented { get; init; }

    /// <summary>The Fast Open option; null where there is none.</summary>
    public FastOpenCookie? FastOpen { get; init; }

    /// <summary>SEG.LEN: the sequence numbers it takes up, data and SYN and FIN.</summary>
    public int Length => PayloadBytes + (Has(TcpFlags.Syn) ? 1 : 0) + (Has(TcpFlags.Fin) ? 1 : 0);

    /// <summary>The sequence number behind its last.</summary>
    public SequenceNumber End => Sequence + (uint)Length;

    /// <summary>Bytes of TCP options, padded to whole words, laid out as Linux does.</summary>
    public int OptionBytes
    {
        get
        {
            var bytes = (MaximumSegmentSize > 0 ? 4 : 0) + (WindowScale is null ? 0 : 4);
            // Linux puts SACK-permitted into the two bytes of padding before the timestamps.
            bytes += HasTimestamps ? 12 : SackPermitted ? 4 : 0;
            bytes += FastOpen?.OptionBytes ?? 0;
            return bytes + (SackBlockCount > 0 ? 4 + 8 * SackBlockCount : 0);
        }
    }

    /// <summary>Bytes of the TCP header, options included.</summary>
    public int HeaderBytes => 20 + OptionBytes;

    /// <summary>Whether any of <paramref name="flags"/> is set.</summary>
    public bool Has(TcpFlags flags) => (Flags & flags) != TcpFlags.None;

    /// <summary>The flags as tcpdump and packetdrill write them: “S.”, “P.”, “F.”, “R”, “.”.</summary>
    public string FlagText => TcpText.Of(Flags);

    /// <summary>The options as packetdrill writes them: “mss 1460,sackOK,TS val 1 ecr 0,wscale 10”.</summary>
    public string OptionText
    {
        get
        {
            var text = new StringBuilder();
            void Add(FormattableString option) =>
                text.Append(text.Length > 0 ? "," : "").Append(FormattableString.Invariant(option));
            if (MaximumSegmentSize > 0)
            {
                Add($"mss {MaximumSegmentSize}");
            }

            if (SackPermitted)
            {
                Add($"sackOK");
            }

            if (HasTimestamps)
            {
                Add($"TS val {TimestampValue} ecr {TimestampEcho}");
            }

            if (WindowScale is { } shift)
            {
                Add($"wscale {shift}");
            }

            if (FastOpen is { } cookie)
            {
                Add($"{(cookie.IsExperimental ? "FOEXP" : "FO")}{(cookie.IsRequest ? "" : " ")}{cookie.Hex}");
            }

            var blocks = Sack;
            for (var i = 0; i < SackBlockCount; i++)
            {
                var block = blocks[i];
                Add($"sack {block.Start}:{block.End}");
            }

            return text.ToString();
        }
    }

    /// <summary>The segment in packetdrill’s notation: <c>S. 0:0(0) ack 1 win 65535 &lt;mss
    /// 1460,sackOK&gt;</c>.</summary>
    public override string ToString()
    {
        var options = OptionText;
        return $"{FlagText} {Sequence}:{Sequence + (uint)PayloadBytes}({PayloadBytes})"
            + (Has(TcpFlags.Acknowledge) ? $" ack {Acknowledgment}" : "")
            + $" win {Window}"
            + (options.Length > 0 ? $" <{options}>" : "");
    }
}
