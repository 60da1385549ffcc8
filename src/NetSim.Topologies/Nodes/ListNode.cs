namespace NetSim.Topologies.Nodes;

/// <summary>A list of values.</summary>
internal sealed class ListNode : Node
{
    public ListNode(Origin origin, IReadOnlyList<Node> items)
        : base(origin)
    {
        Items = items;
        Size = (int)Math.Min(int.MaxValue, 1 + items.Sum(item => (long)item.Size));
    }

    /// <summary>The values, in order.</summary>
    public IReadOnlyList<Node> Items { get; }

    /// <inheritdoc/>
    public override int Size { get; }

    /// <inheritdoc/>
    public override string Kind => "a list";
}
