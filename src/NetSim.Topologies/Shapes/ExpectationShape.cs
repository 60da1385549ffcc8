using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NetSim.Network;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A service level: “p95(handshake) &lt;= 300 ms”, “completed &gt;= 99 %”.</summary>
internal sealed partial record ExpectationShape : ScalarShape<Expectation>
{
    private const string Form =
        @"^(?<statistic>[A-Za-z0-9_.]+) *(\( *((?<connection>[A-Za-z0-9_-]+) *\. *)?(?<subject>[A-Za-z0-9_-]+) *\))? *"
        + "(?<relation><=|>=) *(?<limit>.+)$";

    private static readonly ImmutableArray<(string Name, Phase Phase)> Phases =
    [
        ("connect", Phase.Connect), ("handshake", Phase.Handshake), ("first_byte", Phase.FirstByte),
        ("last_byte", Phase.LastByte), ("close", Phase.Close), ("total", Phase.Total),
    ];

    private static readonly DurationShape Time = new();
    private static readonly ProbabilityShape Share = new();

    /// <inheritdoc/>
    public override string Expected => "a service level such as p95(handshake) <= 300 ms or completed >= 99 %";

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
        var match = Pattern().Match(text.Trim());
        if (!match.Success)
        {
            return $"expected {Expected}, not '{text}'";
        }

        var draft = new Expectation(
            text.Trim(), null, null, null, match.Groups["relation"].Value == "<=", SimDuration.Zero, Probability.Zero);
        var subject = match.Groups["subject"].Value;
        var connection = match.Groups["connection"].Value;
        var limit = match.Groups["limit"].Value;
        return match.Groups["statistic"].Value == "completed"
            ? ParseCompleted(draft, connection.Length > 0 ? $"{connection}.{subject}" : subject, limit, context, out value)
            : ParsePhase(draft, match.Groups["statistic"].Value, connection, subject, limit, context, out value);
    }

    private static string? ParseCompleted(
        Expectation draft, string connection, string limit, ReadContext context, out Expectation? value)
    {
        var problem = Share.TryParse(limit, context, out var share) ?? UnknownConnection(connection, context);
        value = draft with { Share = share, Connection = connection.Length == 0 ? null : connection };
        return problem;
    }

    private static string? ParsePhase(
        Expectation draft, string statistic, string connection, string subject, string limit, ReadContext context, out Expectation? value)
    {
        value = null;
        double? quantile = null;
        if (statistic != "mean")
        {
            if (!TryParseQuantile(statistic, out var share))
            {
                return $"'{statistic}' is not a statistic: there are p50, p95, p99.9 and the like, mean, and completed";
            }

            quantile = share;
        }

        var names = Phases.Select(known => known.Name).ToList();
        if (!names.Contains(subject, StringComparer.Ordinal))
        {
            return subject.Length == 0
                ? $"'{statistic}' needs a phase, such as {statistic}(handshake)"
                : $"'{subject}' is not a phase{Spelling.Hint(subject, names)} (phases: {Spelling.Phrase(names)})";
        }

        var problem = Time.TryParse(limit, context, out var time) ?? UnknownConnection(connection, context);
        value = draft with
        {
            Quantile = quantile,
            Phase = Phases.First(known => known.Name == subject).Phase,
            Connection = connection.Length == 0 ? null : connection,
            Limit = time,
        };
        return problem;
    }

    private static bool TryParseQuantile(string statistic, out double share)
    {
        share = 0;
        if (statistic[0] != 'p'
            || !decimal.TryParse(statistic.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
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
            : $"there is no connection '{name}'{Spelling.Hint(name, context.Problems.IsFull ? [] : context.ConnectionNames)}";

    [GeneratedRegex(Form, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
