namespace NetSim.Protocols.Tcp;

/// <summary>An ICMP error as TCP sees it.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Sequence">The sequence number of the segment that it quotes.</param>
/// <param name="Mtu">The MTU that it names, in bytes; 0 where it names none.</param>
public readonly record struct IcmpMessage(IcmpKind Kind, SequenceNumber Sequence, int Mtu = 0);
