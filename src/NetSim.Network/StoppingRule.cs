using NetSim.Units;

namespace NetSim.Network;

/// <summary>When a batch has enough runs: once a metric is known well enough.</summary>
public sealed record StoppingRule
{
    /// <summary>What has to be known.</summary>
    public required Metric Metric { get; init; }

    /// <summary>How well, as half the width of the confidence interval over the value; for the share of completed
    /// connections half the width itself. Null where <see cref="Precision"/> says it. Default: 5 %.</summary>
    public Probability? RelativePrecision { get; init; } = new Probability(0.05);

    /// <summary>How well, as half the width of the confidence interval; null where
    /// <see cref="RelativePrecision"/> says it. Default: null.</summary>
    public SimDuration? Precision { get; init; }

    /// <summary>How often the interval holds the truth. Default: 95 %.</summary>
    public Probability Confidence { get; init; } = new Probability(0.95);

    /// <summary>The least number of runs, which the first look is taken at. Default: 200.</summary>
    public int AtLeast { get; init; } = 200;

    /// <summary>The greatest number of runs; then the batch ends, known well enough or not. Default: 1,000,000.</summary>
    public int AtMost { get; init; } = 1_000_000;
}
