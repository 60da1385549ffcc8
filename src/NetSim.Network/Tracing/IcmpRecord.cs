using NetSim.Protocols.Tcp;

namespace NetSim.Network.Tracing;

/// <summary>An ICMP error, as far as a trace tells.</summary>
/// <param name="Router">Who sent it.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Mtu">The MTU that it names, in bytes; 0 where it names none.</param>
public sealed record IcmpRecord(string Router, IcmpKind Kind, int Mtu);
