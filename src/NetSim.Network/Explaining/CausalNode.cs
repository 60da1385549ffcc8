using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>Something that happened to a connection, and what it was waiting for.</summary>
internal struct CausalNode
{
    /// <summary>What it is.</summary>
    public CausalKind Kind;

    /// <summary>Whether it happened at the client’s end, or to a packet of the client.</summary>
    public bool IsClient;

    /// <summary>Whether all the time since <see cref="Since"/> is <see cref="Part"/>, whatever happened meanwhile.</summary>
    public bool IsOpaque;

    /// <summary>What the time between the cause and this is; for a packet that could have gone earlier, the rule that held
    /// it.</summary>
    public LatencyPart Part;

    /// <summary>When.</summary>
    public SimTime At;

    /// <summary>The node that brought it about.</summary>
    public int Cause;

    /// <summary>For a sending, the node at which the data could have gone, or went and was lost; for a crossing, the one
    /// before it of this connection on the same link; −1 for none.</summary>
    public int Since;

    /// <summary>The place of its details in the list of its kind; −1 without.</summary>
    public int Detail;
}
