using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The name of a host that stands under <c>hosts</c>.</summary>
/// <param name="MayBeRouter">Whether a router will do.</param>
internal sealed record HostShape(bool MayBeRouter) : ScalarShape<string>
{
    /// <inheritdoc/>
    public override string Expected => "the name of a host";

    /// <inheritdoc/>
    public override string Format(string value) => value;

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new() { ["type"] = "string" };

    /// <summary>Looks a host up.</summary>
    /// <returns>Null, or what is wrong with the name.</returns>
    public static string? Problem(string name, bool mayBeRouter, ReadContext context) =>
        !context.HostNames.Contains(name)
            ? $"there is no host '{name}'{context.Hint(name, context.HostNames)}"
            : !mayBeRouter && context.Routers.Contains(name)
                ? $"'{name}' is a router: it passes packets on and ends no connection"
                : null;

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out string? value)
    {
        value = text;
        return Problem(text, MayBeRouter, context);
    }
}
