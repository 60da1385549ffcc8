using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>Losses from a file with a line for each packet: 0 for one that arrived, 1 for one that was lost.</summary>
internal sealed record LossTraceShape : Shape<LossModel.Recorded>
{
    /// <inheritdoc/>
    public override Node Write(LossModel.Recorded value) =>
        throw new NotSupportedException("A record is written with its packets.");

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new() { ["type"] = "string" };

    /// <inheritdoc/>
    protected override bool Read(
        Node node, ReadContext context, [MaybeNullWhen(false)] out LossModel.Recorded value)
    {
        value = null;
        if (AttachedFile.TryRead(node, context) is not { } lines)
        {
            return false;
        }

        var file = ((TextNode)node).Text;
        if (lines.Count is 0 or > Limits.TraceRows)
        {
            context.Report(node.Origin, $"'{file}' needs 1 to {Limits.TraceRows} lines");
            return false;
        }

        var lost = new List<OrdinalRange>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Text is not ("0" or "1"))
            {
                context.Report(node.Origin, $"'{file}', line {lines[i].Number}: expected 0 or 1, not '{lines[i].Text}'");
                return false;
            }

            if (lines[i].Text == "1")
            {
                Add(lost, i + 1);
            }
        }

        value = new LossModel.Recorded(lines.Count, [.. lost]);
        return true;
    }

    private static void Add(List<OrdinalRange> lost, int ordinal)
    {
        if (lost.Count > 0 && lost[^1].Last == ordinal - 1)
        {
            lost[^1] = lost[^1] with { Last = ordinal };
        }
        else
        {
            lost.Add(new OrdinalRange(ordinal, ordinal));
        }
    }
}
