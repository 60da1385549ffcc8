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
internal sealed record MomentsShape(JitterDistribution Distribution, string? Spread, bool IsCentred) : Shape<Jitter>
{
    private static readonly DurationShape Positive = new(MayBeZero: false);
    private static readonly DurationShape Time = new();

    private RecordShape<Jitter> Both => new(
        "a jitter",
        new Jitter(Distribution, SimDuration.Zero, SimDuration.Zero),
        [
            new ValueKey<Jitter, SimDuration>(
                "mean",
                "What is added to the delay on average.",
                IsCentred ? Time : Positive,
                jitter => jitter.Mean,
                (jitter, value) => jitter with { Mean = value }) { IsRequired = !IsCentred },
            new ValueKey<Jitter, SimDuration>(
                Spread ?? "",
                Distribution == JitterDistribution.Uniform
                    ? "Half the width of the interval around the mean."
                    : "The standard deviation.",
                Positive,
                jitter => jitter.Deviation,
                (jitter, value) => jitter with { Deviation = value }) { IsRequired = true },
        ]);

    /// <inheritdoc/>
    public override Node Write(Jitter value) => Spread is null ? Time.Write(value.Mean)
        : IsCentred && value.Mean == SimDuration.Zero ? Time.Write(value.Deviation)
        : Both.Write(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => Spread is null ? Positive.Describe(definitions)
        : IsCentred ? new JsonObject { ["anyOf"] = new JsonArray(Positive.Describe(definitions), Both.Describe(definitions)) }
        : Both.Describe(definitions);

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out Jitter value)
    {
        value = null;
        if (node is MappingNode && Spread is not null)
        {
            return Both.TryRead(node, context, out value);
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
}
