using System.Text;
using NetSim.Network.Tracing;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting;

/// <summary>Writes a packet’s TCP options as tcpdump does, padding left out and SACK blocks relative like the
/// rest.</summary>
internal static class SegmentOptions
{
    /// <summary>Adds all of the options: “mss 1460,sackOK,TS val 1 ecr 0,wscale 10”; nothing without
    /// options.</summary>
    public static void AppendAll(StringBuilder text, PacketRecord packet)
    {
        var segment = packet.Segment;
        var start = text.Length;
        if (packet.Icmp is { } error)
        {
            text.Append(RecordNames.Of(error)).Append(", from ").Append(packet.Router);
        }

        if (segment.MaximumSegmentSize > 0)
        {
            Part(text, start).Append("mss ").Append(segment.MaximumSegmentSize);
        }

        if (segment.SackPermitted)
        {
            Part(text, start).Append("sackOK");
        }

        if (segment.HasTimestamps)
        {
            Part(text, start).Append("TS val ").Append(segment.TimestampValue)
                .Append(" ecr ").Append(segment.TimestampEcho);
        }

        if (segment.WindowScale is { } shift)
        {
            Part(text, start).Append("wscale ").Append(shift);
        }

        if (segment.FastOpen is { } cookie)
        {
            Part(text, start).Append(cookie.IsExperimental ? "FOEXP" : "FO").Append(cookie.IsRequest ? "" : " ")
                .Append(cookie.Hex);
        }

        if (segment.SackBlockCount > 0)
        {
            AppendSack(Part(text, start), packet);
        }
    }

    /// <summary>Adds the SACK option alone: “sack 1449:2897 4345:5793”; nothing without one.</summary>
    public static void AppendSack(StringBuilder text, PacketRecord packet)
    {
        var segment = packet.Segment;
        if (segment.SackBlockCount == 0)
        {
            return;
        }

        text.Append("sack");
        var blocks = segment.Sack;
        for (var i = 0; i < segment.SackBlockCount; i++)
        {
            var block = blocks[i];
            var first = segment.Acknowledgment.DistanceTo(block.Start) + (packet.RelativeAcknowledgment ?? 0);
            var length = block.Start.DistanceTo(block.End);
            text.Append(' ').Append(first).Append(':').Append(first + length);
        }
    }

    private static StringBuilder Part(StringBuilder text, int start) =>
        text.Length > start ? text.Append(',') : text;
}
