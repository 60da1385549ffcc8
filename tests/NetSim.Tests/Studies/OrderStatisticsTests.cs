using NetSim.Engine;
using NetSim.Studies;

namespace NetSim.Tests.Studies;

public class OrderStatisticsTests
{
    [Theory]
    // numpy.quantile([10, 20, 30, 40], p), whose default is definition 7: rank 3p from 0.
    [InlineData(0.0, 10)]
    [InlineData(0.25, 17.5)]
    [InlineData(0.5, 25)]
    [InlineData(0.95, 38.5)]
    [InlineData(1.0, 40)]
    public void Quantiles_are_those_of_definition_7(double probability, double expected)
    {
        long[] sorted = [1000, 2000, 3000, 4000];

        Assert.Equal((long)(expected * 100), OrderStatistics.Quantile(sorted, 4, probability));
    }

    [Fact]
    public void A_quantile_among_the_missing_is_infinite()
    {
        // 100 values of which 2 are missing: p95 lies between ranks 94 and 95 (from 0), p99 between 98 and 99.
        long[] sorted = [.. Enumerable.Range(0, 98)];

        Assert.Equal(94, OrderStatistics.Quantile(sorted, 100, 0.95));
        Assert.Null(OrderStatistics.Quantile(sorted, 100, 0.99));
        Assert.Null(OrderStatistics.Quantile([], 0, 0.5));
        Assert.Null(OrderStatistics.Quantile([], 10, 0.5));
    }

    [Theory]
    // The least and greatest ranks by the exact sums of the binomial distribution; (40, 61) for a median of 100 is the
    // textbook’s (Conover, 3.2: P(B <= 39) = 0.0176, P(B <= 40) = 0.0284).
    [InlineData(100, 0.5, 40, 61)]
    [InlineData(1000, 0.5, 469, 532)]
    [InlineData(1000, 0.95, 936, 964)]
    [InlineData(1000, 0.99, 983, 997)]
    [InlineData(100_000, 0.5, 49_690, 50_311)]
    public void Ranks_of_an_interval_are_those_of_the_binomial_distribution(int count, double probability, int low, int high)
    {
        Assert.Equal((low, high), OrderStatistics.IndependentRanks(count, probability));
    }

    [Fact]
    public void The_ranks_leave_out_at_most_a_fortieth_on_either_side_and_no_rank_closer_in_does()
    {
        foreach (var (count, probability) in new[] { (7, 0.5), (20, 0.9), (150, 0.99), (333, 0.25) })
        {
            var (low, high) = OrderStatistics.IndependentRanks(count, probability);

            if (low is { } l)
            {
                Assert.True(Cumulative(count, probability, l - 1) <= 0.025);
                Assert.True(Cumulative(count, probability, l) > 0.025);
            }
            else
            {
                Assert.True(Cumulative(count, probability, 0) > 0.025);
            }

            if (high is { } h)
            {
                Assert.True(1 - Cumulative(count, probability, h - 1) <= 0.025);
                Assert.True(1 - Cumulative(count, probability, h - 2) > 0.025);
            }
            else
            {
                Assert.True(1 - Cumulative(count, probability, count - 1) > 0.025);
            }
        }
    }

    [Fact]
    public void Few_values_bound_a_far_quantile_on_one_side_only()
    {
        // 0.99^100 = 0.366: the largest of 100 values lies below p99 too often to be a bound.
        var (low, high) = OrderStatistics.IndependentRanks(100, 0.99);

        Assert.NotNull(low);
        Assert.Null(high);
    }

    [Fact]
    public void Intervals_of_a_million_values_are_found()
    {
        // Mean 999,000, deviation 31.6: 1.96 deviations are 62.
        var (low, high) = OrderStatistics.IndependentRanks(1_000_000, 0.999);

        Assert.InRange(low!.Value, 998_936, 998_940);
        Assert.InRange(high!.Value, 999_060, 999_065);
    }

    [Fact]
    public void Intervals_of_quantiles_cover_the_truth_as_often_as_they_say()
    {
        // 2,000 samples of 200 uniform numbers: the share of intervals that hold the true quantile is at least 95 %, and
        // not much more, as whole ranks allow. The error of the share is 0.5 %.
        var stream = new RandomStream(1);
        foreach (var probability in new[] { 0.5, 0.9 })
        {
            var (low, high) = OrderStatistics.IndependentRanks(200, probability);
            var covered = 0;
            for (var sample = 0; sample < 2000; sample++)
            {
                var sorted = Enumerable.Range(0, 200).Select(_ => stream.NextUniform()).Order().ToArray();
                covered += sorted[low!.Value - 1] <= probability && probability <= sorted[high!.Value - 1] ? 1 : 0;
            }

            Assert.InRange(covered / 2000.0, 0.94, 0.98);
        }
    }

    private static double Cumulative(int count, double probability, int upTo)
    {
        var term = Math.Pow(1 - probability, count);
        var sum = term;
        for (var k = 1; k <= upTo; k++)
        {
            term *= (count - k + 1.0) / k * probability / (1 - probability);
            sum += term;
        }

        return sum;
    }
}
