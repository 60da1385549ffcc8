namespace NetSim.Network;

/// <summary>A direction of a link.</summary>
public enum LinkDirection
{
    /// <summary>From the first host that the link names to the second.</summary>
    Forward,

    /// <summary>From the second to the first.</summary>
    Backward,
}
