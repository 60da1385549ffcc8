using NetSim.Network;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A random addition to a delay: <c>{ normal: 2 ms }</c>.</summary>
internal static class JitterShape
{
    private const string Deviation = "deviation";

    /// <summary>The shape.</summary>
    public static OneOfShape<Jitter> Shape { get; } = new(
        "a jitter",
        "a distribution such as { normal: 2 ms }",
        Plain: null,
        [
            Of("normal", JitterDistribution.Normal, Deviation, isCentred: true),
            Of("uniform", JitterDistribution.Uniform, "half_width", isCentred: true),
            Of("exponential", JitterDistribution.Exponential, null),
            Of("lognormal", JitterDistribution.LogNormal, Deviation),
            Of("gamma", JitterDistribution.Gamma, Deviation),
            Of("pareto", JitterDistribution.Pareto, Deviation),
            Of("weibull", JitterDistribution.Weibull, Deviation),
            new ShapeAlternative<Jitter, IReadOnlyList<SimDuration>>(
                "samples",
                new ListShape<SimDuration>(new DurationShape(), "samples", Limits.TraceRows) { Least = 1 },
                samples => new Jitter([.. samples]),
                jitter => jitter.Distribution == JitterDistribution.Empirical,
                jitter => jitter.Samples),
            new ShapeAlternative<Jitter, Jitter>(
                "csv", new SamplesShape(), jitter => jitter, _ => false, jitter => jitter),
        ]);

    private static MomentsAlternative Of(
        string name, JitterDistribution distribution, string? spread, bool isCentred = false) =>
        new(name, new MomentsShape(distribution, spread, isCentred));
}
