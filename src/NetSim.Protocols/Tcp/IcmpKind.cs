namespace NetSim.Protocols.Tcp;

/// <summary>What an ICMP error says of a packet that did not arrive (RFC 792, RFC 1812 §5.2.7; RFC 4443 for IPv6).</summary>
public enum IcmpKind
{
    /// <summary>No network to send it to (type 3 code 0; ICMPv6 type 1 code 0).</summary>
    NetUnreachable,

    /// <summary>The network is there, the host is not (type 3 code 1; ICMPv6 type 1 code 3).</summary>
    HostUnreachable,

    /// <summary>The host does not speak the protocol (type 3 code 2).</summary>
    ProtocolUnreachable,

    /// <summary>Nobody is at the port (type 3 code 3; ICMPv6 type 1 code 4).</summary>
    PortUnreachable,

    /// <summary>Larger than the next link takes, and not to be fragmented (type 3 code 4; ICMPv6 type 2, packet too
    /// big).</summary>
    FragmentationNeeded,

    /// <summary>A filter forbids it (type 3 codes 9, 10 and 13; ICMPv6 type 1 code 1).</summary>
    Prohibited,

    /// <summary>Its time to live ran out (type 11; ICMPv6 type 3).</summary>
    TimeExceeded,

    /// <summary>Its header was wrong (type 12; ICMPv6 type 4).</summary>
    ParameterProblem,
}
