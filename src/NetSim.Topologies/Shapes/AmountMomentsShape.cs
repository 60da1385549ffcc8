using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The mean of a distribution of sizes or times, and how far it spreads.</summary>
/// <param name="Distribution">The distribution.</param>
/// <param name="Spread">The key for the spread; null if the mean determines it.</param>
/// <param name="Value">A size or time above zero.</param>
internal sealed record AmountMomentsShape(
    JitterDistribution Distribution, string? Spread, Shape<long> Value) : Shape<RandomAmount>
{
    private RecordShape<(long Mean, long Spread)> Both => new(
        "a distribution",
        default,
        [
            new ValueKey<(long Mean, long Spread), long>(
                "mean",
                "The mean.",
                Value,
                moments => moments.Mean,
                (moments, value) => moments with { Mean = value }) { IsRequired = true },
            new ValueKey<(long Mean, long Spread), long>(
                Spread ?? "",
                Distribution == JitterDistribution.Uniform
                    ? "Half the width of the interval around the mean."
                    : "The standard deviation.",
                Value,
                moments => moments.Spread,
                (moments, value) => moments with { Spread = value }) { IsRequired = true },
        ]);

    /// <inheritdoc/>
    public override Node Write(RandomAmount value) =>
        Spread is null ? Value.Write(value.Mean) : Both.Write((value.Mean, value.Deviation));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        Spread is null ? Value.Describe(definitions) : Both.Describe(definitions);

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out RandomAmount value)
    {
        value = null;
        var moments = (Mean: 0L, Spread: 0L);
        if (Spread is not null && node is not MappingNode)
        {
            context.Report(node.Origin, () => $"expected {{ mean: ..., {Spread}: ... }}, not {node.Kind}");
            return false;
        }

        // One that is missing is zero and was reported.
        if (Spread is null ? !Value.TryRead(node, context, out moments.Mean) : !Both.TryRead(node, context, out moments)
            || moments.Spread == 0)
        {
            return false;
        }

        if (moments.Mean == 0)
        {
            return false;
        }

        value = new RandomAmount(Distribution, moments.Mean, moments.Spread);
        return true;
    }
}
