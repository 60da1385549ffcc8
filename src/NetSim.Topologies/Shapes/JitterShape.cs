using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A random addition to a delay: <c>{ normal: 2 ms }</c>.</summary>
internal sealed record JitterShape : Shape<Jitter>
{
    private const string Deviation = "deviation";

    private static readonly ImmutableArray<(string Name, MomentsShape Shape)> Distributions =
    [
        ("normal", new MomentsShape(JitterDistribution.Normal, Deviation, IsCentred: true)),
        ("uniform", new MomentsShape(JitterDistribution.Uniform, "half_width", IsCentred: true)),
        ("exponential", new MomentsShape(JitterDistribution.Exponential, null, IsCentred: false)),
        ("lognormal", new MomentsShape(JitterDistribution.LogNormal, Deviation, IsCentred: false)),
        ("gamma", new MomentsShape(JitterDistribution.Gamma, Deviation, IsCentred: false)),
    ];

    private static IReadOnlyList<string> Names => [.. Distributions.Select(known => known.Name)];

    /// <inheritdoc/>
    public override Node Write(Jitter value)
    {
        var (name, shape) = Distributions.First(known => known.Shape.Distribution == value.Distribution);
        return Written.Mapping(name, shape.Write(value));
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        definitions.Refer("jitter", () => new JsonObject
        {
            ["description"] = "A random addition to the delay of each packet, by its distribution.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
            ["properties"] = new JsonObject(Distributions.Select(
            known => KeyValuePair.Create(known.Name, (JsonNode?)known.Shape.Describe(definitions)))),
        });

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out Jitter value)
    {
        value = null;
        if (node is not MappingNode mapping)
        {
            context.Report(
                node.Origin, () => $"expected a distribution such as {{ normal: 2 ms }}, not {node.Kind}");
            return false;
        }

        return SingleKey.TryRead(mapping, "a jitter", Names, context, out var entry)
            && Distributions.First(known => known.Name == entry.Value.Key.Text)
                .Shape.TryRead(entry.Value.Value, context, out value);
    }
}
