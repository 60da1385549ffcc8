using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>Packets that are lost for sure, by what they are. A packet has to fit in every respect.</summary>
public sealed record PacketRule
{
    /// <summary>Their flags. Default: any.</summary>
    public PacketClass Class { get; init; }

    /// <summary>A TLS message of which they carry a part; null: whatever they carry. Default: null.</summary>
    public TlsMessageType? Message { get; init; }

    /// <summary>Which of those packets of a connection that fit in all other respects, from 1. Default: all.</summary>
    public OrdinalRange Packets { get; init; } = new(1, long.MaxValue);

    /// <summary>The least size of the IP packet in bytes. Default: 0.</summary>
    public int LeastBytes { get; init; }

    /// <summary>The greatest size of the IP packet in bytes. Default: 65,535.</summary>
    public int MostBytes { get; init; } = 65_535;

    /// <summary>From when the rule holds. Default: from the start.</summary>
    public SimDuration From { get; init; }

    /// <summary>When it ends; null: with the run.</summary>
    public SimDuration? Until { get; init; }

    /// <summary>Every so-manieth connection of those with one name: 3 for the third, the sixth and so on. Default:
    /// 1.</summary>
    public int EveryConnection { get; init; } = 1;

    /// <summary>Packets of the connections with this name only; null: of all.</summary>
    public string? Connection { get; init; }
}
