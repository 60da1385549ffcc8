using System.Text.Json.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A length of time: “10 ms”.</summary>
/// <param name="MayBeZero">Whether no time at all is meant too.</param>
internal sealed record DurationShape(bool MayBeZero = true) : ScalarShape<SimDuration>
{
    /// <inheritdoc/>
    public override string Expected => "a time such as 10 ms";

    /// <inheritdoc/>
    public override string Format(SimDuration value) => UnitText.Format(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => MayBeZero
        ? definitions.Refer(
            "duration",
            () => Quantity.Schema("A time: 10 ms, 1.5 s, 2 min.", "ns|us|µs|ms|s|min|h", mayBeZero: true))
        : definitions.Refer(
            "positive_duration",
            () => Quantity.Schema("A time above zero: 10 ms, 1.5 s, 2 min.", "ns|us|µs|ms|s|min|h"));

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out SimDuration value)
    {
        if (!UnitText.TryParse(text, out value, out string? problem))
        {
            return problem;
        }

        if (value > Limits.Duration)
        {
            return $"'{text}' is more than a year";
        }

        return value == SimDuration.Zero && !MayBeZero ? $"'{text}' is zero: it has to be more" : null;
    }
}
