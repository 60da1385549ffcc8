using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A distribution that is given by its moments.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its moments.</param>
internal sealed record MomentsAlternative(string Name, MomentsShape Shape) : Alternative<Jitter>(Name)
{
    /// <inheritdoc/>
    public override Node? Write(Jitter value) =>
        value.Distribution == Shape.Distribution ? Shape.Write(value) : null;

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => Shape.Describe(definitions);

    /// <inheritdoc/>
    public override bool TryRead(Node node, ReadContext context, [MaybeNullWhen(false)] out Jitter value) =>
        Shape.TryRead(node, context, out value);
}
