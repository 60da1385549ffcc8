namespace NetSim.Topologies.Nodes;

/// <summary>A value in a YAML document. Nodes never change, so that an alias may share its
/// anchor’s.</summary>
internal abstract class Node(Origin origin)
{
    /// <summary>Where it begins.</summary>
    public Origin Origin { get; } = origin;

    /// <summary>How many nodes it is when every alias in it is written out.</summary>
    public virtual int Size => 1;

    /// <summary>What it is, for a message: “a list”.</summary>
    public abstract string Kind { get; }
}
