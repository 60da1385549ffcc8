using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Network;

namespace NetSim.Topologies.Shapes;

/// <summary>A metric: “p95(handshake)”, “mean(page.total)”, “completed”.</summary>
internal sealed record MetricShape : ScalarShape<Metric>
{
    /// <summary>The phases by name.</summary>
    public static ImmutableArray<(string Name, Phase Phase)> Phases { get; } =
    [
        ("connect", Phase.Connect), ("handshake", Phase.Handshake), ("first_byte", Phase.FirstByte),
        ("last_byte", Phase.LastByte), ("close", Phase.Close), ("total", Phase.Total),
    ];

    /// <inheritdoc/>
    public override string Expected => "a metric such as p95(handshake), mean(page.total) or completed";

    /// <inheritdoc/>
    public override string Format(Metric value) => value.Text;

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["type"] = "string",
        ["pattern"] = @"^\s*(p[0-9.]+|mean|completed)\s*(\([A-Za-z0-9_. -]+\))?\s*$",
    };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out Metric? value)
    {
        value = null;
        var metric = text.Trim();
        var parenthesis = metric.IndexOf('(', StringComparison.Ordinal);
        var hasSubject = parenthesis >= 0 && metric[^1] == ')';
        var statistic = hasSubject ? metric[..parenthesis].Trim() : metric;
        var subject = hasSubject ? metric[(parenthesis + 1)..^1].Trim() : "";
        if (statistic != "completed")
        {
            return ParsePhase(metric, statistic, subject, context, out value);
        }

        value = new Metric(metric, null, null, subject.Length == 0 ? null : subject);
        return UnknownConnection(subject, context);
    }

    private static string? ParsePhase(
        string metric, string statistic, string subject, ReadContext context, out Metric? value)
    {
        value = null;
        double? quantile = null;
        if (statistic != "mean")
        {
            if (!TryParseQuantile(statistic, out var share))
            {
                return $"'{statistic}' is not a statistic: "
                    + "there are p50, p95, p99.9 and the like, mean, and completed";
            }

            quantile = share;
        }

        var dot = subject.IndexOf('.', StringComparison.Ordinal);
        var connection = dot < 0 ? "" : subject[..dot].Trim();
        var phase = subject[(dot + 1)..].Trim();
        var names = Phases.Select(known => known.Name).ToList();
        if (!names.Contains(phase, StringComparer.Ordinal))
        {
            return subject.Length == 0
                ? $"'{statistic}' needs a phase, such as {statistic}(handshake)"
                : $"'{phase}' is not a phase{Spelling.Hint(phase, names)} (phases: {Spelling.Phrase(names)})";
        }

        value = new Metric(
            metric, quantile, Phases.First(known => known.Name == phase).Phase, connection.Length == 0 ? null : connection);
        return UnknownConnection(connection, context);
    }

    private static bool TryParseQuantile(string statistic, out double share)
    {
        share = 0;
        if (!statistic.StartsWith('p')
            || !decimal.TryParse(
                statistic.AsSpan(1),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var percent)
            || percent is <= 0 or >= 100)
        {
            return false;
        }

        share = (double)(percent / 100);
        return share is > 0 and < 1;
    }

    private static string? UnknownConnection(string name, ReadContext context) =>
        name.Length == 0 || context.ConnectionNames.Contains(name)
            ? null
            : $"there is no connection '{name}'{context.Hint(name, context.ConnectionNames)}";
}
