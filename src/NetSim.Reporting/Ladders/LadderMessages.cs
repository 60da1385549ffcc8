using System.Text;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Ladders;

/// <summary>Makes a connection’s messages from the packets that were seen on its links.</summary>
internal static class LadderMessages
{
    /// <summary>All messages, in the order in which they were sent; a packet’s links become one
    /// message.</summary>
    public static List<LadderMessage> From(RunTrace trace, string connection, int instance)
    {
        var ways = new Dictionary<(bool FromClient, string? Router, long Number), List<PacketRecord>>();
        var order = new List<List<PacketRecord>>();
        foreach (var packet in trace.Packets)
        {
            if (packet.Instance != instance || packet.Connection != connection)
            {
                continue;
            }

            var key = (packet.FromClient, packet.Router, packet.Number);
            if (!ways.TryGetValue(key, out var way))
            {
                ways.Add(key, way = []);
                order.Add(way);
            }

            way.Add(packet);
        }

        return [.. order.Select(Message).OrderBy(message => message.At)];
    }

    private static LadderMessage Message(List<PacketRecord> way)
    {
        var first = way[0];
        var last = way[^1];
        var isLost = last.Loss != LossCause.None;
        return new LadderMessage(first.SentAt)
        {
            FromClient = first.FromClient,
            Router = first.Router,
            ArrivedAt = last.IsLastHop ? last.DeliveredAt : null,
            Loss = isLost ? $"lost on {last.Link}: {RecordNames.Of(last.Loss).Replace('_', ' ')}" : null,
            LostAt = isLost ? last.SentAt : null,
            Way = isLost ? (last.Hop + 0.5) / (last.IsLastHop ? last.Hop + 1 : last.Hop + 2) : 1,
            Label = Label(first),
            Options = Options(first),
            Tls = first.Tls,
            Remark = first.Router is { } router ? $"from {router}" : Remark(first.Cause),
            IsRetransmission = IsRetransmission(first.Cause),
        };
    }

    private static string Label(PacketRecord packet)
    {
        if (packet.Icmp is { } error)
        {
            return $"ICMP {RecordNames.Of(error)}";
        }

        var segment = packet.Segment;
        var sequence = packet.RelativeSequence;
        var acknowledgment = packet.RelativeAcknowledgment is { } number ? $" ack {number}" : "";
        return $"{segment.FlagText} {sequence}:{sequence + segment.PayloadBytes}({segment.PayloadBytes})"
            + $"{acknowledgment} win {segment.Window}";
    }

    // Timestamps on every segment would bury the rest, so options are told where they are agreed on.
    private static string Options(PacketRecord packet)
    {
        var text = new StringBuilder();
        if (packet.Segment.Has(TcpFlags.Syn))
        {
            SegmentOptions.AppendAll(text, packet);
        }
        else
        {
            SegmentOptions.AppendSack(text, packet);
        }

        return text.ToString();
    }

    private static string Remark(SendCause cause) => cause switch
    {
        SendCause.New => "",
        SendCause.RetransmissionTimeout => "retransmission (RTO)",
        SendCause.FastRetransmit => "retransmission (fast)",
        SendCause.PartialAcknowledgment => "retransmission (partial ACK)",
        SendCause.ReorderingTimeout => "retransmission (RACK)",
        SendCause.Gap => "duplicate ACK",
        SendCause.DuplicateSyn => "retransmission (SYN came again)",
        SendCause.DelayedAcknowledgment => "delayed ACK",
        SendCause.TailLossProbe => "tail loss probe",
        SendCause.WindowProbe => "window probe",
        SendCause.KeepAlive => "keep-alive",
        SendCause.WindowUpdate => "window update",
        SendCause.PathMtu => "retransmission (path MTU)",
        SendCause.MtuProbe => "MTU probe",
        SendCause.Challenge => "challenge ACK",
    };

    private static bool IsRetransmission(SendCause cause) =>
        cause is SendCause.RetransmissionTimeout or SendCause.FastRetransmit
            or SendCause.PartialAcknowledgment or SendCause.ReorderingTimeout or SendCause.DuplicateSyn or SendCause.PathMtu;
}
