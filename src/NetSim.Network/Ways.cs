using NetSim.Network.Links;

namespace NetSim.Network;

/// <summary>The links that the packets of one connection take, and what each remembers of it.</summary>
/// <param name="toServer">The links from client to server.</param>
/// <param name="toClient">The links from server to client.</param>
internal sealed class Ways(Link[] toServer, Link[] toClient)
{
    private readonly LinkMemory[] _memories = new LinkMemory[toServer.Length + toClient.Length];

    /// <summary>How many links there are in each direction.</summary>
    public (int ToServer, int ToClient) Hops => (toServer.Length, toClient.Length);

    /// <summary>The links that the packets of one end take.</summary>
    public Link[] From(bool client) => client ? toServer : toClient;

    /// <summary>The links that a packet takes.</summary>
    public Link[] Of(in Packet packet) => packet.Interjection?.Path ?? From(packet.FromClient);

    /// <summary>Whether the link that a packet is on leads to its receiver.</summary>
    public bool IsLastHop(in Packet packet) => packet.Hop + 1 == Of(packet).Length;

    /// <summary>What the link that a packet is on remembers of the connection.</summary>
    public ref LinkMemory MemoryOf(in Packet packet) => ref packet.Interjection is { } own
        ? ref own.MemoryAt(packet.Hop)
        : ref _memories[packet.FromClient ? packet.Hop : toServer.Length + packet.Hop];
}
