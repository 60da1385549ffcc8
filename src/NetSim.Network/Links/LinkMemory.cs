namespace NetSim.Network.Links;

/// <summary>What one direction of a link remembers of one connection.</summary>
internal struct LinkMemory
{
    /// <summary>Packets of the connection that were put on it.</summary>
    public long Packets;

    /// <summary>Whether the loss chain is in its bad state.</summary>
    public bool IsBad;
}
