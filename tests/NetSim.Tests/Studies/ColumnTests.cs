using NetSim.Engine;
using NetSim.Network;
using NetSim.Studies;
using NetSim.Studies.Columns;

namespace NetSim.Tests.Studies;

public sealed class ColumnTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netsim-columns-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(400_000)]
    public void A_column_keeps_its_order_and_sorts(int count)
    {
        var stream = new RandomStream(1);
        var values = Enumerable.Range(0, count).Select(_ => (long)(stream.NextUniform() * 1e6)).ToArray();
        using (var column = new LongColumn(_folder))
        {
            Array.ForEach(values, column.Add);
            using var sorted = column.Sort(below: 900_000);

            Assert.Equal(values, column.Values());
            Assert.Equal(
                values.Where(value => value < 900_000).Order(), Enumerable.Range(0, (int)sorted.Count).Select(rank => sorted[rank]));
            Assert.Equal(count > 65_536, Directory.EnumerateFiles(_folder).Any());
        }

        Assert.Empty(Directory.EnumerateFiles(_folder));
    }

    [Fact]
    public void Statistics_on_disk_are_those_in_memory()
    {
        // 70,000 are too many for memory; each third never gets there.
        using var summary = new Summary(Example.Scenario(), _folder);
        for (var run = 0; run < 70_000; run++)
        {
            summary.Add(new RunResult(run, [Example.Record(run, run % 3 == 0 ? null : new SimDuration(run * 7919L % 70_001))], 1));
        }

        var lengths = Enumerable.Range(0, 70_000).Where(run => run % 3 != 0).Select(run => run * 7919L % 70_001).Order().ToArray();
        Assert.Equal(lengths.Length, summary.Reached(Phase.Connect));
        // Rank 0.5 x 69,999 = 34,999.5 from 0.
        Assert.Equal((lengths[34_999] + lengths[35_000]) / 2.0, summary.Quantile(0.5, Phase.Connect)!.Value.Nanoseconds, 0.5);
        Assert.Null(summary.Quantile(0.9, Phase.Connect));
        Assert.Equal(Math.Round(lengths.Average()), summary.Mean(Phase.Connect)!.Value.Nanoseconds);
        var few = summary.Lengths(Phase.Connect, atMost: 1000);
        Assert.Equal((1000, lengths[0], lengths[^1]), (few.Count, few[0].Nanoseconds, few[^1].Nanoseconds));
    }

    [Fact]
    public void Warm_up_and_batches_are_taken_from_each_run()
    {
        // One run of 1,000 connections, the first 100 of which begin before it is warm; 20 stretches of 45.
        var scenario = Example.Scenario() with { WarmUp = 100.Milliseconds, Batches = 20 };
        using var summary = new Summary(scenario);
        var stream = new RandomStream(4);
        summary.Add(new RunResult(
            0,
            [
                .. Enumerable.Range(0, 1000).Select(i => Example.Record(
                    0, i < 100 ? 10.Seconds : new SimDuration((long)(stream.NextUniform() * 1e6)), instance: i) with
                {
                    Start = SimTime.Start + i.Milliseconds,
                }),
            ],
            1));

        var connect = summary.Connections[0][Phase.Connect]!;

        Assert.Equal(900, connect.Count);
        // Uniform in [0, 1) ms: the error of the mean of 900 is 0.2887 / 30 = 0.0096 ms; t(19) = 2.09.
        var interval = connect.MeanInterval!.Value;
        Assert.InRange((interval.High!.Value - interval.Low!.Value).InMilliseconds, 0.02, 0.07);
        Assert.InRange(connect.Mean!.Value.InMilliseconds, 0.45, 0.55);
    }
}
