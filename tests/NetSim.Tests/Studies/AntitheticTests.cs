using CsCheck;
using NetSim.Engine;
using NetSim.Network;
using NetSim.Studies;
using NetSim.Tests.Network;

namespace NetSim.Tests.Studies;

/// <summary>Runs in pairs, of which the second mirrors the random numbers of the first.</summary>
public class AntitheticTests
{
    private const int Runs = 400;

    [Fact]
    public void A_mirrored_number_is_the_other_from_one() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 1_000_000], Gen.ULong).Sample((seed, run, owner) =>
        {
            var (streams, mirrored) = (new RandomStreams(seed, run), new RandomStreams(seed, run, isMirrored: true));

            // Numbers are multiples of 2^-53 from 0 to 1 - 2^-53, and so are their mirrors.
            var least = 1.0 / (1UL << 53);
            Assert.Equal(1 - least, streams["a"].NextUniform() + mirrored["a"].NextUniform());
            Assert.Equal(
                1 - least, streams.Keyed("b").Uniform(owner, 1, 2) + mirrored.Keyed("b").Uniform(owner, 1, 2));
        });

    // Uniform around 40 ms: what one run has more, its twin has less, link for link and packet for packet.
    [Fact]
    public void The_second_run_of_a_pair_mirrors_the_first()
    {
        var jitter = new Jitter(JitterDistribution.Uniform, SimDuration.Zero, 10.Milliseconds);
        var times = ConnectTimes(Scenario(jitter) with { IsAntithetic = true });

        Assert.All(Pairs(times), pair => Assert.Equal(80, pair.First + pair.Second, 4));
        Assert.Equal(Runs / 2, times.Where((_, run) => run % 2 == 0).Distinct().Count());
    }

    // With jitter of any shape the mean of a pair varies less than that of two runs that know nothing of each other.
    [Theory]
    [InlineData(JitterDistribution.Normal)]
    [InlineData(JitterDistribution.Exponential)]
    [InlineData(JitterDistribution.LogNormal)]
    [InlineData(JitterDistribution.Weibull)]
    public void The_mean_of_a_pair_varies_less_than_that_of_two_runs(JitterDistribution distribution)
    {
        var scenario = Scenario(new Jitter(distribution, 5.Milliseconds, 5.Milliseconds));

        var alone = Variance(Pairs(ConnectTimes(scenario)));
        var mirrored = Variance(Pairs(ConnectTimes(scenario with { IsAntithetic = true })));

        Assert.True(mirrored < 0.6 * alone, $"{mirrored} against {alone}");
    }

    [Fact]
    public void The_interval_of_the_mean_is_that_of_the_pairs()
    {
        var scenario = Scenario(new Jitter(JitterDistribution.Exponential, 5.Milliseconds, 5.Milliseconds));

        var (alone, _) = Interval(scenario);
        var (paired, times) = Interval(scenario with { IsAntithetic = true });

        // Student’s interval of 200 means of pairs: 1.972 standard errors on each side.
        var half = 1.972 * Math.Sqrt(Variance(Pairs(times)) / (Runs / 2));
        Assert.Equal(half, paired, 0.01);
        Assert.True(paired < 0.8 * alone, $"{paired} against {alone}");
    }

    // 200 studies of 100 pairs: the interval of 95 % leaves out the truth in 5 % of them, give or take 3 x 1.5 %.
    [Fact]
    public void The_interval_holds_the_truth_as_often_as_it_says()
    {
        var jitter = new Jitter(JitterDistribution.Exponential, 5.Milliseconds, 5.Milliseconds);
        var held = 0;
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var scenario = Scenario(jitter) with { IsAntithetic = true, Seed = seed };
            using var summary = Summarize(scenario, runs: 200);
            var interval = summary.Connections[0][Phase.Connect]!.MeanInterval!.Value;

            // Twice 20 ms and 5 ms of jitter on average.
            held += interval.Low <= 50.Milliseconds && interval.High >= 50.Milliseconds ? 1 : 0;
        }

        Assert.InRange(held, 181, 199);
    }

    // The SYN and the SYN-ACK: 20 ms each, and what the jitter adds.
    private static Scenario Scenario(Jitter jitter) => Scenarios.Pair(
        [new ApplicationStep.Close()],
        [new ApplicationStep.ReceiveEof(), new ApplicationStep.Close()],
        new LinkDirectionSpec { Delay = 20.Milliseconds, Jitter = jitter });

    private static Summary Summarize(Scenario scenario, int runs)
    {
        var simulation = new Simulation(scenario, new Simulator());
        var summary = new Summary(scenario);
        for (var run = 0; run < runs; run++)
        {
            summary.Add(simulation.Run(run));
        }

        return summary;
    }

    private static (double HalfWidth, List<double> Times) Interval(Scenario scenario)
    {
        using var summary = Summarize(scenario, Runs);
        var interval = summary.Connections[0][Phase.Connect]!.MeanInterval!.Value;
        return ((interval.High!.Value - interval.Low!.Value).InMilliseconds / 2, ConnectTimes(scenario));
    }

    private static List<double> ConnectTimes(Scenario scenario)
    {
        var simulation = new Simulation(scenario, new Simulator());
        return [.. Enumerable.Range(0, Runs).Select(run => simulation.Run(run).Connections[0].Connect!.Value.InMilliseconds)];
    }

    private static List<(double First, double Second)> Pairs(List<double> times) =>
        [.. times.Chunk(2).Select(pair => (pair[0], pair[1]))];

    private static double Variance(List<(double First, double Second)> pairs)
    {
        var means = pairs.ConvertAll(pair => (pair.First + pair.Second) / 2);
        var mean = means.Average();
        return means.Sum(value => (value - mean) * (value - mean)) / (means.Count - 1);
    }
}
