using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>Packets that are lost for sure: “4-6”, <c>{ sequence: 1449, times: 2 }</c> or
/// <c>{ flags: syn_ack, packets: 1 }</c>.</summary>
internal sealed record DropShape : Shape<DropRule>
{
    private const int MostTimes = 1_000_000;

    private static readonly OrdinalShape Packets = new();

    private static readonly RecordShape<SequenceDrop> Segments = new(
        "a drop",
        new SequenceDrop(0, 1),
        [
            new ValueKey<SequenceDrop, long>(
                "sequence",
                "The first sequence number of the segments, relative to the sender’s: the SYN is 0, the first byte 1.",
                new WholeNumberShape<long>(0, uint.MaxValue),
                drop => drop.Sequence,
                (drop, value) => drop with { Sequence = value }) { IsRequired = true },
            new ValueKey<SequenceDrop, int>(
                "times",
                "How many segments that begin there, the first ones.",
                new WholeNumberShape<int>(1, MostTimes),
                drop => drop.Times,
                (drop, value) => drop with { Times = value }),
        ]);

    /// <inheritdoc/>
    public override Node Write(DropRule value) =>
        value.Packets is { } packets ? Packets.Write(packets)
        : value.Segments is { } segments ? Segments.Write(segments)
        : PacketRuleFormat.Shape.Write(value.Rule!);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            Packets.Describe(definitions), Segments.Describe(definitions), PacketRuleFormat.Shape.Describe(definitions)),
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, out DropRule value)
    {
        if (node is MappingNode mapping)
        {
            return ReadMapping(mapping, context, out value);
        }

        value = default;
        if (!Packets.TryRead(node, context, out var packets))
        {
            return false;
        }

        value = new DropRule(packets, null, null);
        return true;
    }

    // Its keys say what a mapping is, misspelt or not.
    private static bool ReadMapping(MappingNode node, ReadContext context, out DropRule value)
    {
        var isRule = node.Entries.Any(entry => Spelling.Nearest(
            entry.Key.Text, PacketRuleFormat.Shape.Keys.Select(key => key.Name)) is not null);
        if (isRule)
        {
            var isRuleRead = PacketRuleFormat.Shape.TryRead(node, context, out var rule);
            value = new DropRule(null, null, rule);
            return isRuleRead;
        }

        var isRead = Segments.TryRead(node, context, out var segments);
        value = new DropRule(null, segments, null);
        return isRead;
    }
}
