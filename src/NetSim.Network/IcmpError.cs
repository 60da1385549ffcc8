using NetSim.Network.Links;
using NetSim.Protocols.Tcp;

namespace NetSim.Network;

/// <summary>An ICMP error on its way from a router to the host whose packet it is about.</summary>
/// <param name="message">What it says.</param>
/// <param name="router">Who sends it.</param>
/// <param name="bytes">Bytes of its IP packet.</param>
/// <param name="path">The links it takes.</param>
internal sealed class IcmpError(IcmpMessage message, string router, int bytes, Link[] path)
{
    private readonly LinkMemory[] _memories = new LinkMemory[path.Length];

    /// <summary>What it says.</summary>
    public IcmpMessage Message { get; } = message;

    /// <summary>Who sends it.</summary>
    public string Router { get; } = router;

    /// <summary>Bytes of its IP packet.</summary>
    public int Bytes { get; } = bytes;

    /// <summary>The links it takes.</summary>
    public Link[] Path { get; } = path;

    /// <summary>What the link that it is on knows of it.</summary>
    public ref LinkMemory MemoryAt(int hop) => ref _memories[hop];
}
