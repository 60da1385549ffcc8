using NetSim.Network;

namespace NetSim.Topologies.Shapes;

/// <summary>Which packets are lost for sure: by ordinal or by sequence number.</summary>
/// <param name="Packets">By ordinal; null for the other.</param>
/// <param name="Segments">By sequence number.</param>
internal readonly record struct DropRule(OrdinalRange? Packets, SequenceDrop Segments)
{
    /// <summary>All rules of a direction.</summary>
    public static IReadOnlyList<DropRule> Of(LinkDirectionSpec way) =>
    [
        .. way.Drops.Select(static packets => new DropRule(packets, default)),
        .. way.SequenceDrops.Select(static segments => new DropRule(null, segments)),
    ];

    /// <summary>A direction with these rules.</summary>
    public static LinkDirectionSpec Set(LinkDirectionSpec way, IReadOnlyList<DropRule> rules) => way with
    {
        Drops = [.. rules.Where(static rule => rule.Packets is not null).Select(static rule => rule.Packets!.Value)],
        SequenceDrops =
            [.. rules.Where(static rule => rule.Packets is null).Select(static rule => rule.Segments)],
    };
}
