using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;
using NetSim.Tests.Topologies;

namespace NetSim.Tests.Reporting.Charts;

/// <summary>Charts of comparisons, sensitivity analyses and traced runs, and the tables that they are drawn from.</summary>
public sealed class ChartAnswerTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("one point")]
    [InlineData("all failures")]
    [InlineData("Chinese")]
    [InlineData("long names")]
    public void Comparisons_and_sensitivities_are_read_as_they_were_written(string study)
    {
        var comparison = AwkwardAnswers.Comparison(study);
        ComparisonTable.Write(File.Create(_path), comparison);
        var read = ComparisonTable.Read(_path);
        Assert.Equal((comparison.First, comparison.Second), (read.First, read.Second));
        Assert.Equal(
            comparison.Differences.Select(row => (row.Connection, row.Phase, row.Statistic, row.First, row.Pairs)),
            read.Differences.Select(row => (row.Connection, row.Phase, row.Statistic, row.First, row.Pairs)));

        var sensitivity = AwkwardAnswers.Sensitivity(study);
        SensitivityTable.Write(File.Create(_path), sensitivity);
        var again = SensitivityTable.Read(_path);
        Assert.Equal((sensitivity.Scenario, sensitivity.Metric, sensitivity.IsShare), (again.Scenario, again.Metric, again.IsShare));
        Assert.Equal(
            sensitivity.Changes.Select(change => (change.Parameter, change.Value, change.Metric.Value)),
            again.Changes.Select(change => (change.Parameter, change.Value, change.Metric.Value)));
    }

    [Fact]
    public void A_tornado_has_the_parameter_that_moves_most_on_top()
    {
        SummaryInterval Of(double milliseconds) => new(milliseconds * 1e6, double.NaN, double.PositiveInfinity);
        var source = new ChartSource
        {
            Title = "s",
            Sensitivity = new StoredSensitivity(
                "s", "p95(total)", false, Of(100),
                [new("a", "1", Of(95)), new("a", "2", Of(105)), new("b", "1", Of(100)), new("b", "2", Of(150))]),
        };

        var chart = Assert.Single(ChartKinds.Make(source, []));

        // a moves from 95 to 105 ms, b from 100 to 150 ms.
        Assert.Equal(
            "parameter,least_at,least_ms,most_at,most_ms,start_ms\nb,1,100,2,150,100\na,1,95,2,105,100\n", chart.Numbers.ToString());
    }

    [Fact]
    public void A_queue_is_as_long_as_the_packets_that_wait_for_their_first_bit()
    {
        // 1 Mbit/s: a full packet takes 12 ms, and ten of them come at once.
        var trace = Trace(
            "{ between: [client, server], delay: 10 ms, rate: 1 Mbit/s, queue: 5 packets }", "[{ request: 100 B, response: 60 kB }]");

        var chart = Assert.Single(ChartKinds.Make(new ChartSource { Title = "s", Traced = trace }, [new ChartSpec { Type = ChartType.Queues }]));

        var backward = chart.Numbers.Rows.Where(row => row[0] == "wire backward").ToList();
        Assert.Equal(5, backward.Where(row => row[1] == "waiting").Max(row => int.Parse(row[3])));
        Assert.Equal("0", backward.Last(row => row[1] == "waiting")[3]);
        Assert.Equal(
            trace.Trace.Packets.Count(packet => packet.Direction == LinkDirection.Backward && packet.Loss == LossCause.QueueFull),
            backward.Count(row => row[1] == "lost"));
        Assert.Contains(backward, row => row[1] == "lost");
    }

    [Fact]
    public void A_window_opens_in_slow_start_from_ten_segments()
    {
        var trace = Trace("{ between: [client, server], delay: 10 ms }", "[{ request: 100 B, response: 100 kB }]");

        var chart = Assert.Single(ChartKinds.Make(new ChartSource { Title = "s", Traced = trace }, [new ChartSpec { Type = ChartType.Congestion }]));

        // RFC 6928: ten segments, once the SYN is answered; each acknowledged segment adds one.
        var windows = chart.Numbers.Rows.Where(row => row[1] == "cwnd").Select(row => int.Parse(row[3])).ToList();
        Assert.Equal([1, 10], windows.Distinct().Take(2));
        Assert.Equal(windows.Order(), windows);
        Assert.True(windows[^1] >= 20);
        Assert.All(chart.Numbers.Rows, row => Assert.Equal("server", row[0]));
    }

    [Fact]
    public void Transitions_are_counted_with_the_time_before_them()
    {
        var trace = Trace("{ between: [client, server], delay: 10 ms }", "[{ request: 100 B, response: 100 B }]");

        var chart = Assert.Single(ChartKinds.Make(new ChartSource { Title = "s", Traced = trace }, [new ChartSpec { Type = ChartType.Transitions }]));

        // A SYN is answered after a round trip of 20 ms.
        Assert.Contains(chart.Numbers.Rows, row => row is ["client", "tcp", "SYN-SENT", "ESTABLISHED", "1", "20"]);
    }

    private static TracedRun Trace(string link, string exchange)
    {
        var scenario = TopologyText.Read(
            $"name: t\nhosts: {{ client: {{}}, server: {{}} }}\nlinks:\n  wire: {link}\nconnections:\n"
            + $"  page: {{ from: client, to: \"server:80\", exchange: {exchange} }}\n");
        var trace = new RunTrace();
        new Simulation(scenario, new NetSim.Engine.Simulator()).Run(0, trace);
        return new TracedRun(0, "page", 0, trace);
    }
}
