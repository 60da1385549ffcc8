using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A service level: “p95(handshake) &lt;= 300 ms”, “completed &gt;= 99 %”.</summary>
internal sealed record ExpectationShape : ScalarShape<Expectation>
{
    private static readonly MetricShape Metrics = new();
    private static readonly DurationShape Time = new();
    private static readonly ProbabilityShape Share = new();

    /// <inheritdoc/>
    public override string Expected =>
        "a service level such as p95(handshake) <= 300 ms or completed >= 99 %";

    /// <inheritdoc/>
    public override string Format(Expectation value) => value.Text;

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["type"] = "string",
        ["pattern"] = @"^\s*(p[0-9.]+|mean|completed)\s*(\([A-Za-z0-9_. -]+\))?\s*[<>]=\s*\S+",
    };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out Expectation? value)
    {
        value = null;
        var relation = text.IndexOf('=', StringComparison.Ordinal) - 1;
        if (relation < 0 || text[relation] is not ('<' or '>'))
        {
            return $"expected {Expected}, not '{text}'";
        }

        if (Metrics.TryParse(text[..relation], context, out var metric) is { } wrong)
        {
            return wrong;
        }

        var limit = text[(relation + 2)..].Trim();
        var share = Probability.Zero;
        var time = SimDuration.Zero;
        var problem = metric!.Phase is null
            ? Share.TryParse(limit, context, out share)
            : Time.TryParse(limit, context, out time);
        value = new Expectation(
            text.Trim(), metric.Quantile, metric.Phase, metric.Connection, text[relation] == '<', time, share);
        return problem;
    }
}
