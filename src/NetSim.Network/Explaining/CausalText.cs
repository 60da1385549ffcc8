using NetSim.Protocols.Tcp;

namespace NetSim.Network.Explaining;

/// <summary>Says in a few words what a stretch of a critical path was.</summary>
internal static class CausalText
{
    /// <summary>The words.</summary>
    public static string Of(CausalLog log, in Stretch stretch)
    {
        ref readonly var node = ref log[stretch.Node];
        var end = node.IsClient ? "client" : "server";
        return node.Kind switch
        {
            CausalKind.Start => $"{end} opens",
            CausalKind.Arrival => $"{end} receives",
            CausalKind.Wait => $"{end} {Waits(node.Part)}",
            CausalKind.Work => stretch.Passed switch
            {
                LatencyPart.CpuWait => $"{end} waits for a core",
                LatencyPart.Cpu => $"{end} computes",
                _ => $"{end} waits for an answer from elsewhere",
            },
            CausalKind.Sending => $"{end} sends {PacketOf(log, node)} again",
            CausalKind.Crossing => $"{PacketOf(log, SendingOf(log, node))} of the {end} {Crosses(stretch.Passed)} "
                + log.CrossingOf(node).Link.Name,
        };
    }

    private static string Waits(LatencyPart part) => part switch
    {
        LatencyPart.RetransmissionTimer => "waits for the retransmission timer",
        LatencyPart.TailLossProbe => "waits to probe for a lost tail",
        LatencyPart.ReorderingTimer => "waits for what may have been overtaken",
        LatencyPart.PersistTimer => "waits to probe the shut window",
        LatencyPart.DelayedAcknowledgment => "delays an ACK",
        LatencyPart.Pacing => "waits for its turn to send",
        LatencyPart.Application => "waits in its script",
        LatencyPart.Accept => "has not accepted yet",
        LatencyPart.WakeUp => "is about to wake up",
        _ => "waits",
    };

    private static string Crosses(LatencyPart passed) => passed switch
    {
        LatencyPart.Serialization => "is put on",
        LatencyPart.Queueing => "waits behind others for",
        LatencyPart.ExtraDelay => "is late on",
        _ => "travels on",
    };

    private static CausalNode SendingOf(CausalLog log, CausalNode node)
    {
        while (node.Kind == CausalKind.Crossing)
        {
            node = log[node.Cause];
        }

        return node;
    }

    private static string PacketOf(CausalLog log, in CausalNode sending)
    {
        var packet = log.PacketOf(sending);
        var isAnswer = (packet.Flags & TcpFlags.Acknowledge) != TcpFlags.None;
        return (packet.Flags & TcpFlags.Syn) != TcpFlags.None ? isAnswer ? "SYN-ACK" : "SYN"
            : (packet.Flags & TcpFlags.Reset) != TcpFlags.None ? "RST"
            : packet.Bytes > 0 ? log.EndOf(sending.IsClient).Records?.NameOf(packet.Offset, packet.Offset + packet.Bytes) ?? "data"
            : (packet.Flags & TcpFlags.Fin) != TcpFlags.None ? "FIN" : "ACK";
    }
}
