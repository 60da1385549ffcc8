using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A service level: “p95(handshake) &lt;= 300 ms”, “completed &gt;= 99 %”.</summary>
internal sealed record ExpectationShape : ScalarShape<Expectation>
{
    private static readonly ImmutableArray<(string Name, Phase Phase)> Phases =
    [
        ("connect", Phase.Connect), ("handshake", Phase.Handshake), ("first_byte", Phase.FirstByte),
        ("last_byte", Phase.LastByte), ("close", Phase.Close), ("total", Phase.Total),
    ];

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

        var left = text[..relation].Trim();
        var limit = text[(relation + 2)..].Trim();
        var parenthesis = left.IndexOf('(', StringComparison.Ordinal);
        var hasSubject = parenthesis >= 0 && left[^1] == ')';
        var statistic = hasSubject ? left[..parenthesis].Trim() : left;
        var subject = hasSubject ? left[(parenthesis + 1)..^1].Trim() : "";
        var draft = new Expectation(
            text.Trim(), null, null, null, text[relation] == '<', SimDuration.Zero, Probability.Zero);
        return statistic == "completed"
            ? ParseCompleted(draft, subject, limit, context, out value)
            : ParsePhase(draft, statistic, subject, limit, context, out value);
    }

    private static string? ParseCompleted(
        Expectation draft, string connection, string limit, ReadContext context, out Expectation? value)
    {
        var problem = Share.TryParse(limit, context, out var share) ?? UnknownConnection(connection, context);
        value = draft with { Share = share, Connection = connection.Length == 0 ? null : connection };
        return problem;
    }

    private static string? ParsePhase(
        Expectation draft,
        string statistic,
        string subject,
        string limit,
        ReadContext context,
        out Expectation? value)
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

        var problem = Time.TryParse(limit, context, out var time) ?? UnknownConnection(connection, context);
        value = draft with
        {
            Quantile = quantile,
            Phase = Phases.First(known => known.Name == phase).Phase,
            Connection = connection.Length == 0 ? null : connection,
            Limit = time,
        };
        return problem;
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
