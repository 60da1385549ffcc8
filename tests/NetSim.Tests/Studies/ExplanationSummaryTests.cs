using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Studies;
using NetSim.Studies.Explaining;
using NetSim.Tests.Topologies;
using NetSim.Topologies;

namespace NetSim.Tests.Studies;

public class ExplanationSummaryTests
{
    private const int Runs = 1001;

    private static readonly Scenario Lossy = TopologyFile.Load(ShippedTopologies.PathOf("tls13_lossy"));

    // 1001 connections: p95 is rank 950 of 0 to 1000, and half a per cent of 1001 are 5 ranks on each side.
    [Fact]
    public void A_quantile_is_the_mean_over_the_ranks_around_it()
    {
        var records = Simulate();
        using var summary = new ExplanationSummary(Lossy);
        records.ForEach(summary.Add);
        var sorted = records.SelectMany(run => run.Connections).OrderBy(record => record.LastByte).ToList();

        var explained = summary.At("page", Phase.LastByte, 0.95)!;

        Assert.Equal(sorted[950].LastByte, explained.Value);
        Assert.Equal(11, explained.Connections);
        var around = sorted[945..956].Select(record => record.Latency![Phase.LastByte]!).ToList();
        foreach (var part in Enum.GetValues<LatencyPart>())
        {
            Assert.Equal(around.Average(parts => (double)parts[part].Nanoseconds), explained.Parts[part].Nanoseconds, 1.0);
        }

        Assert.Equal(
            Math.Round(around.Average(parts => (decimal)parts.Total.Nanoseconds), MidpointRounding.AwayFromZero),
            explained.Parts.Total.Nanoseconds);
    }

    [Fact]
    public void Values_are_those_of_the_summary()
    {
        using var summary = new Summary(Lossy);
        using var explanations = new ExplanationSummary(Lossy);
        foreach (var run in Simulate())
        {
            summary.Add(run);
            explanations.Add(run);
        }

        foreach (var phase in ExplanationSummary.Phases)
        {
            Assert.Equal(summary.Mean(phase), explanations.At("page", phase, null)!.Value);
            Assert.Equal(summary.Reached(phase), explanations.Reached("page", phase));
            Assert.All(Summary.Quantiles, quantile =>
                Assert.Equal(summary.Quantile(quantile, phase), explanations.At("page", phase, quantile)?.Value));
        }
    }

    private static List<RunResult> Simulate()
    {
        var simulation = new Simulation(Lossy, new Simulator()) { Explains = ExplanationDetail.Parts };
        return [.. Enumerable.Range(0, Runs).Select(run => simulation.Run(run))];
    }
}
