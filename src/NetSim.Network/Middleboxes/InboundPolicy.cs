namespace NetSim.Network.Middleboxes;

/// <summary>What a stateful middlebox does with a SYN from outside.</summary>
public enum InboundPolicy
{
    /// <summary>Nothing: the SYN vanishes.</summary>
    Drop,

    /// <summary>It resets the sender.</summary>
    Reset,

    /// <summary>It tells the sender (ICMP, administratively prohibited).</summary>
    Prohibit,

    /// <summary>It lets the SYN pass, and keeps state for its connection.</summary>
    Allow,
}
