using NetSim.Network;

namespace NetSim.Topologies.Shapes;

/// <summary>Which packets are lost for sure: by ordinal, by sequence number or by a rule.</summary>
/// <param name="Packets">By ordinal; null for the others.</param>
/// <param name="Segments">By sequence number; null for the others.</param>
/// <param name="Rule">By a rule; null for the others.</param>
internal readonly record struct DropRule(OrdinalRange? Packets, SequenceDrop? Segments, PacketRule? Rule)
{
    /// <summary>All rules of a direction.</summary>
    public static IReadOnlyList<DropRule> Of(LinkDirectionSpec way) =>
    [
        .. way.Drops.Select(static packets => new DropRule(packets, null, null)),
        .. way.SequenceDrops.Select(static segments => new DropRule(null, segments, null)),
        .. way.Rules.Select(static rule => new DropRule(null, null, rule)),
    ];

    /// <summary>A direction with these rules.</summary>
    public static LinkDirectionSpec Set(LinkDirectionSpec way, IReadOnlyList<DropRule> rules) => way with
    {
        Drops = [.. rules.Where(static rule => rule.Packets is not null).Select(static rule => rule.Packets!.Value)],
        SequenceDrops =
            [.. rules.Where(static rule => rule.Segments is not null).Select(static rule => rule.Segments!.Value)],
        Rules = [.. rules.Where(static rule => rule.Rule is not null).Select(static rule => rule.Rule!)],
    };
}
