namespace NetSim.Topologies.Nodes;

/// <summary>Stands for a value whose problem has been reported already: nobody reports it again.</summary>
internal sealed class BrokenNode(Origin origin) : Node(origin)
{
    /// <inheritdoc/>
    public override string Kind => "something unreadable";
}
