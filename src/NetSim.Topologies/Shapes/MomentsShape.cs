using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>The mean of a distribution and how far it spreads.</summary>
/// <param name="Distribution">The distribution.</param>
/// <param name="Spread">The key for the spread; null if the mean determines it.</param>
/// <param name="IsCentred">Whether a single time means the spread around a mean of zero.</param>
internal sealed record MomentsShape(
    JitterDistribution Distribution, string? Spread, bool IsCentred) : Shape<Jitter>
{
    private static readonly DurationShape Positive = new(MayBeZero: false);
    private static readonly DurationShape Time = new();

    private RecordShape<(SimDuration Mean, SimDuration Spread)> Both => new(
        "a jitter",
        default,
        [
            new ValueKey<(SimDuration Mean, SimDuration Spread), SimDuration>(
                "mean",
                "What is added to the delay on average.",
                IsCentred ? Time : Positive,
                moments => moments.Mean,
                (moments, value) => moments with { Mean = value }) { IsRequired = !IsCentred },
            new ValueKey<(SimDuration Mean, SimDuration Spread), SimDuration>(
                Spread ?? "",
                Distribution == JitterDistribution.Uniform
                    ? "Half the width of the interval around the mean."
                    : "The standard deviation.",
                Positive,
                moments => moments.Spread,
                (moments, value) => moments with { Spread = value }) { IsRequired = true },
        ]);

    /// <inheritdoc/>
    public override Node Write(Jitter value) => Spread is null ? Time.Write(value.Mean)
        : IsCentred && value.Mean == SimDuration.Zero ? Time.Write(value.Deviation)
        : Both.Write((value.Mean, value.Deviation));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => Spread is null
        ? Positive.Describe(definitions)
        : !IsCentred ? Both.Describe(definitions)
        : new JsonObject
        {
            ["anyOf"] = new JsonArray(Positive.Describe(definitions), Both.Describe(definitions)),
        };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out Jitter value)
    {
        value = null;
        if (node is MappingNode && Spread is not null)
        {
            return TryReadBoth(node, context, out value);
        }

        if (!IsCentred && Spread is not null)
        {
            context.Report(node.Origin, () => $"expected {{ mean: TIME, {Spread}: TIME }}, not {node.Kind}");
            return false;
        }

        if (!Positive.TryRead(node, context, out var time))
        {
            return false;
        }

        value = new Jitter(Distribution, IsCentred ? SimDuration.Zero : time, time);
        return true;
    }

    // A distribution may not be what is missing here, so it is made only where both are there.
    private bool TryReadBoth(Node node, ReadContext context, [MaybeNullWhen(false)] out Jitter value)
    {
        value = null;
        if (!Both.TryRead(node, context, out var moments)
            || moments.Spread == SimDuration.Zero
            || (!IsCentred && moments.Mean == SimDuration.Zero))
        {
            return false;
        }

        value = new Jitter(Distribution, moments.Mean, moments.Spread);
        return true;
    }
}
