using NetSim.Network;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of <c>until</c>: when there are enough runs.</summary>
internal static class UntilFormat
{
    /// <summary>A stopping rule with every default.</summary>
    public static StoppingRule Defaults { get; } = new() { Metric = new Metric("", null, null, null) };

    /// <summary>A stopping rule.</summary>
    public static RecordShape<StoppingRule> Shape { get; } = new(
        "a stopping rule",
        Defaults,
        [
            new ValueKey<StoppingRule, Metric>(
                "metric",
                "What has to be known well enough: p95(handshake), mean(page.total), completed.",
                new MetricShape(),
                rule => rule.Metric,
                (rule, value) => rule with { Metric = value }) { IsRequired = true, ShowsDefault = false },
            new ValueKey<StoppingRule, (Probability? Relative, SimDuration? Absolute)>(
                "precision",
                "Half the width of the confidence interval: a share of the value, or a time.",
                new PrecisionShape(),
                rule => (rule.RelativePrecision, rule.Precision),
                (rule, value) => rule with { RelativePrecision = value.Relative, Precision = value.Absolute }),
            new ValueKey<StoppingRule, Probability>(
                "confidence",
                "How often the interval holds the truth, from 50 % to 99.9 %.",
                new ThenShape<Probability>(
                    new ProbabilityShape(),
                    (value, node, context) =>
                    {
                        if (value.Value is < 0.5 or > 0.999)
                        {
                            context.Report(node.Origin, "a confidence is from 50 % to 99.9 %");
                        }
                    }),
                rule => rule.Confidence,
                (rule, value) => rule with { Confidence = value }),
            new ValueKey<StoppingRule, int>(
                "at_least",
                "The least number of runs: 200 runs.",
                new RunCountShape(),
                rule => rule.AtLeast,
                (rule, value) => rule with { AtLeast = value }),
            new ValueKey<StoppingRule, int>(
                "at_most",
                "The greatest number of runs: 1e6 runs.",
                new RunCountShape(),
                rule => rule.AtMost,
                (rule, value) => rule with { AtMost = value }),
        ])
    {
        Check = (rule, mapping, context) =>
        {
            if (rule.AtMost < rule.AtLeast)
            {
                context.Report(mapping.Origin, $"at_most is less than at_least, which is {rule.AtLeast} runs");
            }

            if (rule.Metric.Phase is null && rule.Precision is not null)
            {
                context.Report(mapping.Find("precision")?.Value.Origin ?? mapping.Origin, "the precision of a share is no time");
            }
        },
    };
}
