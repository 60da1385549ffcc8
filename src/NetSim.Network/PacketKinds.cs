using NetSim.Protocols.Tcp;

namespace NetSim.Network;

/// <summary>Tells kinds of packets apart.</summary>
internal static class PacketKinds
{
    /// <summary>How many kinds there are.</summary>
    public const int Count = (int)PacketKind.Interjected + 1;

    /// <summary>The kind of a segment.</summary>
    public static PacketKind Of(in TcpSegment segment) =>
        segment.Has(TcpFlags.Syn) ? PacketKind.Syn
        : segment.Has(TcpFlags.Reset) ? PacketKind.Reset
        : segment.PayloadBytes > 0 ? PacketKind.Data
        : segment.Has(TcpFlags.Fin) ? PacketKind.Fin
        : PacketKind.Acknowledgment;
}
