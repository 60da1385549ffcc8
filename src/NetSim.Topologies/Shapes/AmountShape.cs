using NetSim.Network;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A size or a time that is always the same, or drawn from a distribution: <c>{ exponential: 10 kB }</c>.</summary>
internal static class AmountShape
{
    private const string Deviation = "deviation";

    private static readonly MappedShape<long, SimDuration> TimeValue =
        new(new DurationShape(), time => time.Nanoseconds, length => new SimDuration(length));

    private static readonly MappedShape<long, SimDuration> PositiveTime =
        new(new DurationShape(MayBeZero: false), time => time.Nanoseconds, length => new SimDuration(length));

    /// <summary>A time.</summary>
    public static OneOfShape<RandomAmount> Time { get; } = Of(
        "a random time", "a time such as 10 ms or { exponential: 10 ms }", "time", TimeValue, PositiveTime);

    /// <summary>A size; a constant one may be nothing.</summary>
    public static OneOfShape<RandomAmount> Size { get; } = Of(
        "a random size",
        "a size such as 300 B or { exponential: 10 kB }",
        "size",
        new ByteCountShape(0, Limits.StepBytes),
        new ByteCountShape(1, Limits.StepBytes));

    private static OneOfShape<RandomAmount> Of(
        string what, string example, string column, Shape<long> value, Shape<long> positive) => new(
        what,
        example,
        new MappedShape<RandomAmount, long>(value, amount => new RandomAmount(amount), amount => amount.Mean),
        [
            Of("uniform", JitterDistribution.Uniform, "half_width", positive),
            Of("normal", JitterDistribution.Normal, Deviation, positive),
            Of("exponential", JitterDistribution.Exponential, null, positive),
            Of("lognormal", JitterDistribution.LogNormal, Deviation, positive),
            Of("gamma", JitterDistribution.Gamma, Deviation, positive),
            Of("pareto", JitterDistribution.Pareto, Deviation, positive),
            Of("weibull", JitterDistribution.Weibull, Deviation, positive),
            new ShapeAlternative<RandomAmount, IReadOnlyList<long>>(
                "samples",
                new ListShape<long>(value, "samples", Limits.TraceRows) { Least = 1 },
                samples => new RandomAmount([.. samples]),
                amount => amount.Distribution == JitterDistribution.Empirical,
                amount => amount.Samples),
            new ShapeAlternative<RandomAmount, RandomAmount>(
                "csv",
                new CsvShape<RandomAmount>([column], (rows, _) => new RandomAmount([.. rows.Select(row => row[0])])),
                amount => amount,
                _ => false,
                amount => amount),
        ]);

    private static ShapeAlternative<RandomAmount, RandomAmount> Of(
        string name, JitterDistribution distribution, string? spread, Shape<long> positive) => new(
        name,
        new AmountMomentsShape(distribution, spread, positive),
        amount => amount,
        amount => amount.Distribution == distribution,
        amount => amount);
}
