namespace NetSim.Network.Middleboxes;

/// <summary>What a stateful middlebox does with a packet of a connection that it has forgotten, or never knew.</summary>
public enum ExpiryAnswer
{
    /// <summary>Nothing: the packet vanishes.</summary>
    Drop,

    /// <summary>It resets the sender.</summary>
    Reset,
}
