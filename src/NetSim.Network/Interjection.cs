using NetSim.Network.Links;
using NetSim.Protocols.Tcp;

namespace NetSim.Network;

/// <summary>What makes a packet one that a node in the middle has sent: an ICMP error, or a RST in the name of the other
/// end.</summary>
/// <param name="router">Who sends it.</param>
/// <param name="path">The links it takes.</param>
internal sealed class Interjection(string router, Link[] path)
{
    private readonly LinkMemory[] _memories = new LinkMemory[path.Length];

    /// <summary>Who sends it.</summary>
    public string Router { get; } = router;

    /// <summary>The links it takes.</summary>
    public Link[] Path { get; } = path;

    /// <summary>What it says, where it is an ICMP error; null for a segment.</summary>
    public IcmpMessage? Message { get; init; }

    /// <summary>Bytes of the IP packet of an ICMP error.</summary>
    public int Bytes { get; init; }

    /// <summary>What the link that it is on knows of it.</summary>
    public ref LinkMemory MemoryAt(int hop) => ref _memories[hop];
}
