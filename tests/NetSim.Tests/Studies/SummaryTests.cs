using NetSim.Engine;
using NetSim.Network;
using NetSim.Protocols;
using NetSim.Protocols.Tls;
using NetSim.Studies;

namespace NetSim.Tests.Studies;

public class SummaryTests
{
    [Fact]
    public void Mean_deviation_and_interval_are_those_of_the_textbook()
    {
        // 1, 2, 3, 4, 5 ms: mean 3, deviation sqrt(2.5) = 1.581139, t(4, 97.5 %) = 2.776445,
        // so the mean +- 2.776445 x 1.581139 / sqrt(5) = 3 +- 1.963243.
        var connect = Connect(Example.Summary(
            1.Milliseconds, 2.Milliseconds, 3.Milliseconds, 4.Milliseconds, 5.Milliseconds));

        Assert.Equal(3.Milliseconds, connect.Mean);
        Assert.Equal(1.581139, connect.Deviation!.Value.InMilliseconds, 6);
        Assert.Equal(3 - 1.963243, connect.MeanInterval!.Value.Low!.Value.InMilliseconds, 5);
        Assert.Equal(3 + 1.963243, connect.MeanInterval!.Value.High!.Value.InMilliseconds, 5);
        Assert.Equal((1.Milliseconds, 5.Milliseconds), (connect.Minimum!.Value, connect.Maximum!.Value));
    }

    [Fact]
    public void Failed_connections_stay_in_the_sample_as_infinite()
    {
        var lengths = Enumerable.Range(1, 98).Select(i => (SimDuration?)i.Milliseconds).Concat([null, null]).ToArray();

        var connect = Connect(Example.Summary(lengths));

        Assert.Equal((100, 98, 2), (connect.Count, connect.Reached, connect.Missing));
        // Rank 0.5 x 99 = 49.5 from 0: between the 50th and the 51st.
        Assert.Equal(50.5, connect.Quantile(0.5).Value!.Value.InMilliseconds);
        Assert.Null(connect.Quantile(0.99).Value);
        Assert.NotNull(connect.Quantile(0.99).Interval.Low);
        Assert.Null(connect.Quantile(0.99).Interval.High);
        // P(B >= 99) for p95 of 100 is 0.037, P(B >= 100) is 0.006: the upper rank is the 100th, one of the missing.
        Assert.Null(connect.Quantile(0.95).Interval.High);
    }

    [Fact]
    public void A_phase_that_nobody_reached_is_empty_and_not_zero()
    {
        var connect = Connect(Example.Summary(null, null, null));

        Assert.Equal((3, 0), (connect.Count, connect.Reached));
        Assert.Null(connect.Mean);
        Assert.Null(connect.MeanInterval);
        Assert.Null(connect.Deviation);
        Assert.Null(connect.Minimum);
        Assert.All(connect.Quantiles, q => Assert.Null(q.Value));
    }

    [Fact]
    public void One_connection_has_no_intervals_and_no_deviation()
    {
        var connect = Connect(Example.Summary(7.Milliseconds));

        Assert.Equal(7.Milliseconds, connect.Mean);
        Assert.Equal(7.Milliseconds, connect.Quantile(0.999).Value);
        Assert.Null(connect.MeanInterval);
        Assert.Null(connect.Deviation);
        Assert.Equal(default, connect.Quantile(0.5).Interval);
    }

    [Fact]
    public void Alike_connections_of_one_run_count_once()
    {
        // Ten connections in each run that are all alike within it: as much known as from one in each run.
        var many = Summarize(10, run => [.. Enumerable.Repeat((SimDuration?)((run + 1).Milliseconds), 10)]);
        var one = Connect(Example.Summary([.. Enumerable.Range(1, 10).Select(i => (SimDuration?)i.Milliseconds)]));

        Assert.Equal(one.Mean, many.Mean);
        Assert.Equal(one.MeanInterval, many.MeanInterval);
        Assert.True(Width(many.Quantile(0.5)) >= 0.8 * Width(one.Quantile(0.5)));
    }

    [Fact]
    public void One_run_alone_gives_no_interval_however_many_connections_it_has()
    {
        var connect = Summarize(1, _ => [.. Enumerable.Range(1, 1000).Select(i => (SimDuration?)i.Milliseconds)]);

        Assert.Null(connect.MeanInterval);
        Assert.Equal(default, connect.Quantile(0.5).Interval);
    }

    [Fact]
    public void Intervals_of_runs_with_several_connections_cover_the_truth_as_often_as_they_say()
    {
        // 400 batches of 40 runs; a run has a uniform level of its own in [0, 100) ms and five connections that add a
        // uniform [0, 20) ms each: mean 60 ms, median 60 ms. Taking the 200 connections for independent would cover about 60 %.
        var stream = new RandomStream(3);
        var meanCovered = 0;
        var medianCovered = 0;
        for (var batch = 0; batch < 400; batch++)
        {
            var connect = Summarize(40, _ =>
            {
                var level = stream.NextUniform() * 100;
                return [.. Enumerable.Range(0, 5).Select(_ => (SimDuration?)Milliseconds(level + stream.NextUniform() * 20))];
            });
            meanCovered += Holds(connect.MeanInterval!.Value, 60) ? 1 : 0;
            medianCovered += Holds(connect.Quantile(0.5).Interval, 60) ? 1 : 0;
        }

        Assert.InRange(meanCovered / 400.0, 0.92, 0.98);
        Assert.InRange(medianCovered / 400.0, 0.92, 0.99);
    }

    [Fact]
    public void The_probability_of_failure_has_the_interval_of_Wilson()
    {
        // 2 of 10: (0.2 + 1.96^2/20 -+ 1.96 sqrt(0.016 + 1.96^2/400)) / (1 + 1.96^2/10) = 0.0567, 0.5098.
        var statistics = Example.Summary([.. Enumerable.Range(0, 10).Select(i => i < 2 ? null : (SimDuration?)1.Milliseconds)])
            .Connections[0];

        Assert.Equal(2, statistics.Failures);
        Assert.Equal(0.0567, statistics.FailureInterval!.Value.Low, 4);
        Assert.Equal(0.5098, statistics.FailureInterval!.Value.High, 4);
    }

    [Fact]
    public void Without_a_failure_the_interval_still_reaches_above_zero()
    {
        // 0 of 100: the upper end is 1.96^2 / (100 + 1.96^2) = 0.0370.
        var interval = Example.Summary([.. Enumerable.Repeat((SimDuration?)1.Milliseconds, 100)])
            .Connections[0].FailureInterval!.Value;

        Assert.Equal(0, interval.Low);
        Assert.Equal(0.0370, interval.High, 4);
    }

    [Fact]
    public void An_abort_on_purpose_and_the_end_of_a_run_are_no_failures()
    {
        var summary = new Summary(Example.Scenario(3));
        ConnectionOutcome[] outcomes = [ConnectionOutcome.Aborted, ConnectionOutcome.Unfinished, ConnectionOutcome.Refused];
        for (var run = 0; run < 3; run++)
        {
            summary.Add(new RunResult(run, [Example.Record(run, null, outcome: outcomes[run])], 1));
        }

        var statistics = summary.Connections[0];

        Assert.Equal(1, statistics.Failures);
        Assert.Equal(
            [(ConnectionOutcome.Unfinished, 1), (ConnectionOutcome.Refused, 1), (ConnectionOutcome.Aborted, 1)],
            statistics.Outcomes);
    }

    [Fact]
    public void A_connection_without_TLS_has_no_handshake()
    {
        var plain = new Summary(Example.Scenario()).Connections[0];
        var secured = new Summary(Example.Scenario() with
        {
            Connections = [Example.Connection("page") with { Tls = new TlsOptions() }],
        }).Connections[0];

        Assert.Null(plain[Phase.Handshake]);
        Assert.NotNull(secured[Phase.Handshake]);
    }

    [Fact]
    public void Connections_are_told_apart_by_their_names()
    {
        var summary = new Summary(Example.Scenario(1, "page", "image"));
        summary.Add(new RunResult(
            0, [Example.Record(0, 10.Milliseconds, "page"), Example.Record(0, 30.Milliseconds, "image")], 1));

        Assert.Equal(10.Milliseconds, summary.Connections[0][Phase.Connect]!.Mean);
        Assert.Equal(30.Milliseconds, summary.Connections[1][Phase.Connect]!.Mean);
        Assert.Equal(20.Milliseconds, summary.Mean(Phase.Connect));
        Assert.Equal(30.Milliseconds, summary.Mean(Phase.Connect, "image"));
        Assert.Equal([10.Milliseconds, 30.Milliseconds], summary.Lengths(Phase.Connect));
    }

    private static PhaseStatistics Connect(Summary summary) => summary.Connections[0][Phase.Connect]!;

    private static PhaseStatistics Summarize(int runs, Func<int, SimDuration?[]> connections)
    {
        var summary = new Summary(Example.Scenario(runs));
        for (var run = 0; run < runs; run++)
        {
            summary.Add(new RunResult(
                run, [.. connections(run).Select((length, i) => Example.Record(run, length, instance: i))], 1));
        }

        return Connect(summary);
    }

    private static SimDuration Milliseconds(double value) => new((long)(value * 1e6));

    private static bool Holds(DurationInterval interval, double milliseconds) =>
        interval.Low!.Value.InMilliseconds <= milliseconds && milliseconds <= interval.High!.Value.InMilliseconds;

    private static double Width(QuantileStatistics quantile) =>
        (quantile.Interval.High!.Value - quantile.Interval.Low!.Value).InMilliseconds;
}
