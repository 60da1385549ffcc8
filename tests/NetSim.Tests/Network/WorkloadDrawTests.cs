using NetSim.Engine;
using NetSim.Network;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>Random sizes and times: their distributions, and that each is its own.</summary>
public class WorkloadDrawTests
{
    private const int Count = 40_000;

    // With n draws the mean has a standard error of d/√n. Four of them leave out 1 in 16,000.
    [Theory]
    [InlineData(JitterDistribution.Normal, 50_000, 10_000)]
    [InlineData(JitterDistribution.Exponential, 50_000, 50_000)]
    [InlineData(JitterDistribution.LogNormal, 50_000, 40_000)]
    [InlineData(JitterDistribution.Gamma, 50_000, 30_000)]
    [InlineData(JitterDistribution.Pareto, 50_000, 10_000)]
    [InlineData(JitterDistribution.Weibull, 50_000, 60_000)]
    public void Sizes_have_the_mean_and_the_deviation_of_their_distribution(
        JitterDistribution distribution, int mean, int deviation)
    {
        var sizes = Sizes(new RandomAmount(distribution, mean, deviation));

        var found = sizes.Average();
        var error = deviation / Math.Sqrt(Count);
        Assert.InRange(found, mean - 4 * error, mean + 4 * error);

        // The deviation of a sample has a relative standard error of √((k − 1)/4n) with the kurtosis k: at most 2 % for these
        // but Pareto’s and lognormal’s tails, where it is 10 %.
        var spread = Math.Sqrt(sizes.Sum(size => (size - found) * (size - found)) / (Count - 1));
        Assert.InRange(spread / deviation, 0.9, 1.1);
    }

    [Fact]
    public void A_uniform_size_keeps_to_its_interval()
    {
        var sizes = Sizes(new RandomAmount(JitterDistribution.Uniform, 1000, 400));

        Assert.InRange(sizes.Min(), 600, 601);
        Assert.InRange(sizes.Max(), 1399, 1400);

        // d = w/√3 = 231, so the mean has a standard error of 1.15.
        Assert.InRange(sizes.Average(), 1000 - 4 * 1.15, 1000 + 4 * 1.15);
    }

    // Between 0 and 10 the distribution is linear, and so between 10 and 100; each has half of the draws.
    [Fact]
    public void A_measured_size_is_linear_between_its_samples()
    {
        var sizes = Sizes(new RandomAmount([100, 10, 1]));

        var small = sizes.Count(size => size <= 10) / (double)Count;
        Assert.InRange(small, 0.5 - 4 * 0.0025, 0.5 + 4 * 0.0025);
        Assert.InRange(sizes.Where(size => size > 10).Average(), 55 - 1, 55 + 1);
    }

    [Fact]
    public void No_size_is_below_one_byte() =>
        Assert.Equal(1, Sizes(new RandomAmount(JitterDistribution.Normal, 10, 1000)).Min());

    [Fact]
    public void Both_ends_draw_the_same_size()
    {
        var records = Run(Random(Scenarios.Pair([], [], Path)));

        Assert.All(records, record => Assert.Equal(NetSim.Protocols.ConnectionOutcome.Completed, record.Outcome));
        Assert.True(records.Select(record => record.BytesReceived).Distinct().Count() > 45);
    }

    [Fact]
    public void Another_connection_changes_no_draw()
    {
        var alone = Random(Scenarios.Pair([], [], Path));
        var other = alone.Connections[0] with { Name = "other", Start = new StartSpec { PoissonPerSecond = 20, Count = null } };

        var records = Run(alone with { Connections = [other, alone.Connections[0]] });

        Assert.Equal(
            Run(alone).Select(record => record.BytesReceived),
            records.Where(record => record.Connection == "x").Select(record => record.BytesReceived));
    }

    // The draws of a user belong to the user, in whatever order users come. With half the delay they come in another one.
    [Fact]
    public void A_users_draws_are_the_users_own()
    {
        var slow = Random(Scenarios.Pair([], [], Path)).WithConnection(spec => spec with
        {
            Start = new StartSpec
            {
                Users = 5,
                Count = null,
                Until = 2.Seconds,
                Think = new RandomAmount(JitterDistribution.Exponential, 100_000_000, 1),
            },
        });
        var fast = slow with
        {
            Links = [slow.Links[0] with { Forward = Path with { Delay = 1.Milliseconds } }],
        };

        var (few, many) = (Run(slow).Select(r => r.BytesReceived).ToHashSet(), Run(fast).Select(r => r.BytesReceived).ToHashSet());

        // In less time each user opens more; all of the others’ sizes are there again.
        Assert.True(few.Count > 50 && few.IsProperSubsetOf(many), $"{few.Count} of {many.Count}");
    }

    private static readonly LinkDirectionSpec Path = new() { Delay = 10.Milliseconds };

    private static List<long> Sizes(RandomAmount amount)
    {
        var draws = new WorkloadDraws("x");
        draws.Begin(new RandomStreams(1, 0));
        return [.. Enumerable.Range(0, Count).Select(instance =>
            draws.Bytes(amount, RandomStreams.OwnerOf("x", instance), draw: 0))];
    }

    private static Scenario Random(Scenario scenario)
    {
        var size = new RandomAmount(JitterDistribution.Exponential, 20_000, 1);
        return scenario.WithConnection(spec => spec with
        {
            Client = [new SendRandom(size, 0), new ReceiveRandom(size, 1), new ReceiveEof(), new Close()],
            Server = [new ReceiveRandom(size, 0), new SendRandom(size, 1), new Shutdown(), new ReceiveEof(), new Close()],
            Start = new StartSpec { Every = 30.Milliseconds, Count = 50 },
        });
    }

    private static IReadOnlyList<ConnectionRecord> Run(Scenario scenario) =>
        new Simulation(scenario, new Simulator()).Run(0).Connections;
}
