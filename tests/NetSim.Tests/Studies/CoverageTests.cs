using NetSim.Engine;
using NetSim.Network;
using NetSim.Studies;

namespace NetSim.Tests.Studies;

/// <summary>How often intervals of 95 % hold the truth, on models whose truth is known: 2,000 batches each, so that the error of
/// the share is 0.5 %.</summary>
public class CoverageTests
{
    private const int Batches = 2000;

    private static readonly Metric Mean = new("mean(connect)", null, Phase.Connect, null);

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    public void Of_the_mean_of_a_normal_distribution(int runs) =>
        AssertCovers(Mean, truth: 50, runs, stream => 50 + 5 * Normal(stream));

    [Theory]
    // -ln(1 - p) of an exponential distribution with mean 10 ms. The ranks are whole, so the exact confidence of the interval is a
    // little more than 95 %: with 1,000 runs 95.4 % for p50.
    [InlineData(0.5, 1000)]
    [InlineData(0.95, 4000)]
    [InlineData(0.99, 8000)]
    public void Of_a_quantile_of_an_exponential_distribution(double probability, int runs) => AssertCovers(
        Quantile(probability), truth: -10 * Math.Log(1 - probability), runs, stream => -10 * Math.Log(1 - stream.NextUniform()));

    [Fact]
    public void Of_the_mean_of_a_skewed_distribution() =>
        // Exponential: with 1,000 runs the mean is normal enough.
        AssertCovers(Mean, truth: 10, 1000, stream => -10 * Math.Log(1 - stream.NextUniform()));

    [Fact]
    public void Of_a_quantile_where_a_tenth_never_gets_there() =>
        // 45 % of all are 50 % of those 90 % that get there: the median of the lognormal distribution, e^3.
        AssertCovers(
            Quantile(0.45), truth: Math.Exp(3), 1000, stream => stream.NextUniform() < 0.1 ? null : Math.Exp(3 + Normal(stream)));

    [Theory]
    [InlineData(0.9, 1000)]
    [InlineData(0.7, 400)]
    public void Of_the_share_that_completes(double share, int runs) => AssertCovers(
        new Metric("completed", null, null, null), share * 1e-6, runs, stream => stream.NextUniform() < share ? 1 : null);

    [Fact]
    public void Of_runs_with_several_connections()
    {
        // A run has a uniform level of its own in [0, 100) and five connections that add a uniform [0, 20) each: mean and median 60.
        var stream = new RandomStream(21);
        var (mean, median) = (0, 0);
        for (var batch = 0; batch < Batches; batch++)
        {
            using var summary = new Summary(Example.Scenario(200));
            for (var run = 0; run < 200; run++)
            {
                var level = stream.NextUniform() * 100;
                summary.Add(new RunResult(
                    run, [.. Enumerable.Range(0, 5).Select(i => Record(run, level + stream.NextUniform() * 20, i))], 1));
            }

            mean += Holds(summary.Estimate(Mean), 60) ? 1 : 0;
            median += Holds(summary.Estimate(Quantile(0.5)), 60) ? 1 : 0;
        }

        Assert.InRange((double)mean / Batches, 0.94, 0.96);
        Assert.InRange((double)median / Batches, 0.94, 0.96);
    }

    [Theory]
    [InlineData(null, 0.05)]
    [InlineData(0.5, 0.06)]
    [InlineData(0.95, 0.08)]
    public void Where_a_stopping_rule_ends_the_batch(double? probability, double precision)
    {
        var rule = new StoppingRule
        {
            Metric = probability is { } p ? Quantile(p) : Mean,
            RelativePrecision = new Probability(precision),
            AtMost = 100_000,
        };
        var truth = probability is { } share ? -10 * Math.Log(1 - share) : 10;
        var stream = new RandomStream(22);
        var (covered, runs) = (0, 0L);
        for (var batch = 0; batch < Batches; batch++)
        {
            using var summary = new Summary(Example.Scenario());
            for (var wanted = 0; (wanted = SequentialRule.Wanted(rule, summary)) > summary.Runs;)
            {
                Add(summary, wanted - summary.Runs, random => -10 * Math.Log(1 - random.NextUniform()), stream);
            }

            Assert.True(SequentialRule.IsMet(rule, summary));
            runs += summary.Runs;
            covered += Holds(summary.Estimate(rule.Metric), truth) ? 1 : 0;
        }

        Assert.InRange((double)covered / Batches, 0.94, 0.96);
        // The deviation of the mean of n is 1/sqrt(n) of it: (1.96 / 0.05)² = 1,537 runs would do, had one known.
        Assert.True(probability is not null || runs / Batches < 1.35 * 1537, $"{runs / Batches} runs");
    }

    [Fact]
    public void A_rule_that_cannot_be_met_ends_at_its_greatest_number()
    {
        var rule = new StoppingRule { Metric = Quantile(0.99), AtMost = 1000 };
        using var summary = new Summary(Example.Scenario());
        // Every tenth never gets there: p99 is infinite, however many there are.
        Add(summary, 200, random => random.NextUniform() < 0.1 ? null : 1, new RandomStream(1));
        Assert.Equal(400, SequentialRule.Wanted(rule, summary));
        Add(summary, 800, random => random.NextUniform() < 0.1 ? null : 1, new RandomStream(2));

        Assert.Equal(1000, SequentialRule.Wanted(rule, summary));
        Assert.False(SequentialRule.IsMet(rule, summary));
    }

    private static Metric Quantile(double probability) => new($"p{probability * 100}(connect)", probability, Phase.Connect, null);

    private static void AssertCovers(Metric metric, double truth, int runs, Func<RandomStream, double?> draw)
    {
        var stream = new RandomStream(20);
        var covered = 0;
        for (var batch = 0; batch < Batches; batch++)
        {
            using var summary = new Summary(Example.Scenario(runs));
            Add(summary, runs, draw, stream);
            covered += Holds(summary.Estimate(metric), truth) ? 1 : 0;
        }

        Assert.InRange((double)covered / Batches, 0.94, 0.96);
    }

    private static void Add(Summary summary, int runs, Func<RandomStream, double?> draw, RandomStream stream)
    {
        for (var left = runs; left > 0; left--)
        {
            summary.Add(new RunResult(summary.Runs, [Record(summary.Runs, draw(stream))], 1));
        }
    }

    private static ConnectionRecord Record(int run, double? milliseconds, int instance = 0) => Example.Record(
        run, milliseconds is { } length ? new SimDuration((long)(length * 1e6)) : null, instance: instance);

    private static bool Holds(Estimate estimate, double milliseconds) =>
        estimate.Low <= milliseconds * 1e6 && milliseconds * 1e6 <= estimate.High;

    private static double Normal(RandomStream stream) =>
        MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Max(double.Epsilon, stream.NextUniform()));
}
