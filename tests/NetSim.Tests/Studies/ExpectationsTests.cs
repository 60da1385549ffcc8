using NetSim.Network;
using NetSim.Studies;

namespace NetSim.Tests.Studies;

public class ExpectationsTests
{
    private static readonly Summary Clean = Example.Summary(100.Milliseconds, 200.Milliseconds, 300.Milliseconds);
    private static readonly Summary Lossy = Example.Summary(100.Milliseconds, 200.Milliseconds, 300.Milliseconds, null);

    [Theory]
    [InlineData(0.5, true, 200, true)]
    [InlineData(0.5, true, 199, false)]
    [InlineData(0.5, false, 200, true)]
    [InlineData(0.5, false, 201, false)]
    // p95 of three: rank 1.9 from 0, 290 ms.
    [InlineData(0.95, true, 290, true)]
    [InlineData(0.95, true, 289, false)]
    [InlineData(null, true, 200, true)]
    [InlineData(null, true, 199, false)]
    public void A_statistic_is_held_against_its_limit(double? quantile, bool atMost, int limit, bool met) =>
        Assert.Equal(met, Evaluate(OfConnect(quantile, atMost, limit), Clean).Met);

    [Fact]
    public void What_is_not_reached_keeps_no_upper_limit()
    {
        Assert.True(Evaluate(OfConnect(0.5, true, 250), Lossy).Met);
        Assert.False(Evaluate(OfConnect(0.95, true, 1_000_000), Lossy).Met);
        Assert.True(Evaluate(OfConnect(0.95, false, 1_000_000), Lossy).Met);
        Assert.Equal("not reached by 1 of 4 connections", Evaluate(OfConnect(0.95, true, 1), Lossy).Actual);
    }

    [Fact]
    public void A_mean_over_connections_that_failed_keeps_no_upper_limit() =>
        Assert.False(Evaluate(OfConnect(null, true, 1_000_000), Lossy).Met);

    [Theory]
    [InlineData(0.75, true)]
    [InlineData(0.76, false)]
    public void The_share_that_completed_is_held_against_its_limit(double share, bool met)
    {
        var expectation = new Expectation("completed", null, null, null, false, default, new Probability(share));

        var result = Evaluate(expectation, Lossy);

        Assert.Equal(met, result.Met);
        Assert.Equal("completed: 75 % (3 of 4)", result.ToString());
    }

    [Fact]
    public void Without_any_connection_nothing_is_met()
    {
        var nothing = Example.Summary();

        Assert.False(Evaluate(OfConnect(0.5, true, 1000), nothing).Met);
        Assert.False(Evaluate(OfConnect(0.5, true, 1000) with { Connection = "another" }, Clean).Met);
        Assert.False(Evaluate(new Expectation("c", null, null, null, true, default, new Probability(1)), nothing).Met);
    }

    private static Expectation OfConnect(double? quantile, bool atMost, int limit) =>
        new("connect", quantile, Phase.Connect, null, atMost, limit.Milliseconds, default);

    private static ExpectationResult Evaluate(Expectation expectation, Summary summary) =>
        Assert.Single(Expectations.Evaluate([expectation], summary));
}
