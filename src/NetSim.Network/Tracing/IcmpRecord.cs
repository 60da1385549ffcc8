using NetSim.Protocols.Tcp;

namespace NetSim.Network.Tracing;

/// <summary>An ICMP error, as far as a trace tells.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Mtu">The MTU that it names, in bytes; 0 where it names none.</param>
public sealed record IcmpRecord(IcmpKind Kind, int Mtu);
