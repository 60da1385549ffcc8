using System.Text.Json.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>Half the width of a confidence interval: “2 %” of the value, or “5 ms”.</summary>
internal sealed record PrecisionShape : ScalarShape<(Probability? Relative, SimDuration? Absolute)>
{
    private static readonly DurationShape Time = new(MayBeZero: false);
    private static readonly ProbabilityShape Share = new();

    /// <inheritdoc/>
    public override string Expected => "a precision such as 2 % or 5 ms";

    /// <inheritdoc/>
    public override string Format((Probability? Relative, SimDuration? Absolute) value) =>
        value.Absolute is { } time ? Time.Format(time) : Share.Format(value.Relative!.Value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(Share.Describe(definitions), Time.Describe(definitions)),
    };

    /// <inheritdoc/>
    protected override string? Parse(
        string text, ReadContext context, out (Probability? Relative, SimDuration? Absolute) value)
    {
        value = default;
        if (Share.TryParse(text, context, out var share) is null)
        {
            value = (share, null);
            return share == Probability.Zero ? $"'{text}' is never reached: a precision is more than zero" : null;
        }

        if (Time.TryParse(text, context, out var time) is { })
        {
            return $"expected {Expected}, not '{text}'";
        }

        value = (null, time);
        return null;
    }
}
