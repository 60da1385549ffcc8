using NetSim.Engine;
using NetSim.Network;
using NetSim.Studies;

namespace NetSim.Tests.Studies;

public class LevelSearchTests
{
    private static readonly Metric Median = new("p50(connect)", 0.5, Phase.Connect, null);

    [Theory]
    // Value k gives k + 1 ms, in every run. At most 7.5 ms: the last is k = 6.
    [InlineData(7.5, true, 6, 7)]
    [InlineData(1.5, true, 0, 1)]
    // At least 7.5 ms: the first is k = 7.
    [InlineData(7.5, false, 7, 6)]
    public void The_level_is_lost_between_two_neighbours(double limit, bool atMost, int kept, int lost)
    {
        var search = Search(limit, atMost);

        Assert.Equal((kept, lost), search.Find(20, CancellationToken.None));
        Assert.Equal(Verdict.Keeps, search[kept].Verdict);
        Assert.Equal(Verdict.Misses, search[lost].Verdict);
        // Both ends, and a halving for each power of two of 20.
        Assert.InRange(search.Probes.Count, 3, 2 + 5);
    }

    [Theory]
    [InlineData(100, Verdict.Keeps)]
    [InlineData(0.5, Verdict.Misses)]
    public void Where_the_ends_agree_there_is_nothing_to_find(double limit, Verdict verdict)
    {
        var search = Search(limit, atMost: true);
        var (kept, lost) = search.Find(20, CancellationToken.None);

        Assert.Equal(kept, lost);
        Assert.Equal(verdict, search[kept].Verdict);
    }

    [Fact]
    public void What_is_hard_to_tell_gets_more_runs_and_then_says_so()
    {
        // Half of the runs take 1 ms and half 3 ms: no number of runs tells whether the median is at most 2 ms.
        var search = new LevelSearch(
            Probe((run, _) => run % 2 == 0 ? 1 : 3), Median, 2e6, atMost: true, runs: 10, mostRuns: 100);

        search.Find(1, CancellationToken.None);

        Assert.Equal((100, Verdict.NotDistinguishable), (search[0].Runs, search[0].Verdict));
    }

    private static LevelSearch Search(double limit, bool atMost) =>
        new(Probe((_, point) => point + 1), Median, limit * 1e6, atMost, runs: 20, mostRuns: 80);

    // Connections that take as long as a test says: the delay of a link that nothing else happens on.
    private static Probe Probe(Func<int, int, double> milliseconds) => new(
        point => Example.Scenario(20) with { Name = $"{point}" },
        () => new Simulator(),
        threads: 1)
    {
        Simulate = (scenario, run) => new RunResult(
            run,
            [Example.Record(run, new SimDuration((long)(milliseconds(
                run, int.Parse(scenario.Name, System.Globalization.CultureInfo.InvariantCulture)) * 1e6)))],
            1),
    };
}
