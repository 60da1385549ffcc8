using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Packets that are lost for sure, by rules.</summary>
/// <param name="rules">The rules; each counts for itself.</param>
internal sealed class RuleList(IReadOnlyList<PacketRule> rules)
{
    private readonly PacketRule[] _rules = [.. rules];

    /// <summary>Whether a rule takes the packet; each that it fits counts it.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="memory">What the link remembers of its connection.</param>
    /// <param name="now">The current time.</param>
    public bool Take(in Packet packet, ref LinkMemory memory, SimTime now)
    {
        var any = false;
        for (var i = 0; i < _rules.Length; i++)
        {
            if (Fits(_rules[i], packet, now - SimTime.Start))
            {
                memory.Matches ??= new long[_rules.Length];
                any |= _rules[i].Packets.Contains(++memory.Matches[i]);
            }
        }

        return any;
    }

    private static bool Fits(PacketRule rule, in Packet packet, SimDuration now) =>
        IsOf(rule.Class, packet.Segment)
        && (rule.Message is not { } message || packet.Conversation.Streams.Carries(packet, message))
        && packet.Bytes >= rule.LeastBytes && packet.Bytes <= rule.MostBytes
        && now >= rule.From && (rule.Until is not { } end || now < end)
        && (packet.Conversation.Instance + 1) % rule.EveryConnection == 0
        && (rule.Connection is null || rule.Connection == packet.Conversation.Name);

    private static bool IsOf(PacketClass kind, in TcpSegment segment) => kind switch
    {
        PacketClass.Any => true,
        PacketClass.Syn => segment.Has(TcpFlags.Syn) && !segment.Has(TcpFlags.Acknowledge),
        PacketClass.SynAck => segment.Has(TcpFlags.Syn) && segment.Has(TcpFlags.Acknowledge),
        PacketClass.Ack => PacketKinds.Of(segment) == PacketKind.Acknowledgment,
        PacketClass.Data => segment.PayloadBytes > 0,
        PacketClass.Fin => segment.Has(TcpFlags.Fin),
        PacketClass.Reset => segment.Has(TcpFlags.Reset),
    };
}
