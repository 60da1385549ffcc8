using NetSim.Units;

namespace NetSim.Network.Middleboxes;

/// <summary>A node that keeps state for the connections that pass it: a NAT or a firewall.</summary>
public sealed record MiddleboxSpec
{
    /// <summary>A NAT as the RFCs ask for it.</summary>
    public static MiddleboxSpec Nat { get; } = new()
    {
        IsNat = true,
        IdleTimeout = (124 * 60).Seconds,      // RFC 5382 §5, REQ-5: at least 2 h 4 min; RFC 6146 §4, TCP_EST
        TransitoryTimeout = 240.Seconds,       // RFC 5382 §5, REQ-5: at least 4 min; RFC 6146 §4, TCP_TRANS
    };

    /// <summary>A firewall with common defaults.</summary>
    public static MiddleboxSpec Firewall { get; } = new()
    {
        IdleTimeout = 3600.Seconds,            // Cisco ASA, timeout conn; Palo Alto PAN-OS, TCP timeout
        TransitoryTimeout = 30.Seconds,        // Cisco ASA, timeout embryonic
    };

    /// <summary>Whether it translates addresses, so that nothing passes that it has no mapping for.</summary>
    public bool IsNat { get; init; }

    /// <summary>The link that leads outside; all others are inside.</summary>
    public string Outside { get; init; } = "";

    /// <summary>How long it remembers an open connection of which it hears nothing.</summary>
    public required SimDuration IdleTimeout { get; init; }

    /// <summary>How long it remembers one that is opening or closing.</summary>
    public required SimDuration TransitoryTimeout { get; init; }

    /// <summary>What it does with packets of connections that it does not know. Default: drop.</summary>
    public ExpiryAnswer OnExpiry { get; init; }

    /// <summary>What it does with a SYN from outside. Default: drop (RFC 5382 §5, REQ-4 has a NAT wait).</summary>
    public InboundPolicy Inbound { get; init; }

    /// <summary>How many connections it can hold at once: the ports of a NAT. Default: all from 1024 on (RFC 6056
    /// §3.2).</summary>
    public int Connections { get; init; } = 64_512;
}
