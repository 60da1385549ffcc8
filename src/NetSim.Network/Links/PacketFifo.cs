using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Network.Links;

/// <summary>Packets in the order in which they came, and how many bytes they are.</summary>
internal sealed class PacketFifo
{
    private readonly Ring<QueuedPacket> _packets = new();

    /// <summary>How many there are.</summary>
    public int Count => _packets.Count;

    /// <summary>How many bytes they are.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds a packet behind the last.</summary>
    public void Enqueue(in QueuedPacket item)
    {
        _packets.Enqueue(item);
        Bytes += item.Bytes;
    }

    /// <summary>Takes the first out.</summary>
    public bool TryDequeue(out QueuedPacket item)
    {
        var any = _packets.TryDequeue(out item);
        Bytes -= any ? item.Bytes : 0;
        return any;
    }

    /// <summary>Whether one more packet would be more than a limit allows.</summary>
    public bool IsFullFor(int bytes, QueueLimit? limit) =>
        limit is not null
        && (Bytes + bytes > (limit.Bytes?.Bytes ?? long.MaxValue) || Count >= (limit.Packets ?? int.MaxValue));

    /// <summary>Drops all.</summary>
    public void Clear()
    {
        _packets.Clear();
        Bytes = 0;
    }

    /// <summary>Marks a packet (RFC 3168 §5) where its sender understands that.</summary>
    public static bool TryMark(ref QueuedPacket item)
    {
        if (item.Packet.Segment.Ecn == EcnCodepoint.NotCapable)
        {
            return false;
        }

        item = item with
        {
            Packet = item.Packet with
            {
                Segment = item.Packet.Segment with { Ecn = EcnCodepoint.CongestionExperienced },
            },
        };
        return true;
    }
}
