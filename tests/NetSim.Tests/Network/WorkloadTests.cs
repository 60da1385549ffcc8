using NetSim.Engine;
using NetSim.Network;
using NetSim.Protocols;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>When connections open, and how long they are kept.</summary>
public class WorkloadTests
{
    private static readonly LinkDirectionSpec Path = new() { Delay = 10.Milliseconds };

    [Fact]
    public void Connections_open_at_the_times_of_a_list()
    {
        var records = Run(new StartSpec { First = 1.Seconds, Times = [0.Seconds, 10.Milliseconds, 2.Seconds], Count = null });

        Assert.Equal([1000, 1010, 3000], records.Select(record => (record.Start - SimTime.Start).InMilliseconds));
    }

    // 20 ms for the handshake, 20 ms for the answer, 20 ms until the client has the server’s FIN: 60 ms, less what runs
    // in one round trip: the response and the FIN come together, 40 ms after the open. Then 160 ms of thought.
    [Fact]
    public void A_user_opens_the_next_when_the_last_is_done_and_thought_about()
    {
        var records = Run(new StartSpec { Users = 1, Think = Constant(160), Count = 4 });

        Assert.Equal([0, 200, 400, 600], records.Select(record => (record.Start - SimTime.Start).InMilliseconds));
    }

    [Fact]
    public void Users_begin_over_the_ramp()
    {
        var records = Run(new StartSpec { Users = 4, Ramp = 1.Seconds, Think = Constant(100_000), Count = 4 });

        Assert.Equal([0, 250, 500, 750], records.Select(record => (record.Start - SimTime.Start).InMilliseconds));
    }

    // Nobody listens, so each is refused after a round trip of 20 ms.
    [Fact]
    public void A_user_goes_on_after_a_failure()
    {
        var scenario = Opened(new StartSpec { Users = 1, Think = Constant(30), Count = 3 })
            .WithServer(server => server with { ListeningPorts = [] });

        var records = new Simulation(scenario, new Simulator()).Run(0).Connections;

        Assert.All(records, record => Assert.Equal(ConnectionOutcome.Refused, record.Outcome));
        Assert.Equal([0, 50, 100], records.Select(record => (record.Start - SimTime.Start).InMilliseconds));
    }

    [Fact]
    public void Users_stop_at_a_time()
    {
        var records = Run(new StartSpec { Users = 2, Think = Constant(160), Count = null, Until = 600.Milliseconds });

        Assert.Equal([0, 0, 200, 200, 400, 400], records.Select(record => (record.Start - SimTime.Start).InMilliseconds));
    }

    // The interactive response time law, X = N / (R + Z), holds for each user exactly: a user’s n-th open is after n − 1
    // times R + Z, with R as it is measured. One core makes users wait for each other.
    [Fact]
    public void Throughput_and_response_time_keep_the_interactive_response_time_law()
    {
        const int Users = 20;
        var seconds = 400;
        var think = new RandomAmount(JitterDistribution.Exponential, 1.Seconds.Nanoseconds, 1);
        var work = new RandomAmount(JitterDistribution.Exponential, 40.Milliseconds.Nanoseconds, 1);
        var scenario = Scenarios.Pair(
            [new Send(300), new Receive(1000), new ReceiveEof(), new Close()],
            [new Receive(300), new Process(work, 0), new Send(1000), new Shutdown(), new ReceiveEof(), new Close()],
            Path).WithServer(server => server with { Cpu = new CpuSpec(1, 1) }) with
        { Duration = seconds.Seconds };
        scenario = scenario.WithConnection(connection => connection with
        {
            Start = new StartSpec { Users = Users, Think = think, Count = null },
        });

        var finished = new Simulation(scenario, new Simulator()).Run(0).Connections
            .Where(record => record.Outcome == ConnectionOutcome.Completed).ToList();
        var throughput = finished.Count / (double)seconds;
        var response = finished.Average(record => record.Total!.Value.InSeconds);

        // X is random by the number of cycles: 8,000 of them, whose length has a deviation of about its mean, so the ratio
        // has a standard error of 1.1 %; three of them. Users draw 20 s of 400 s at both ends, half a cycle each: 0.3 %.
        Assert.InRange(throughput * (response + 1.0) / Users, 1 - 0.035, 1 + 0.035);

        // A core is never more than busy: X ≤ 1 / 40 ms, and with 20 users it is near that (machine repairman: 0.8 of it
        // and more).
        Assert.InRange(throughput, 0.6 / 0.04, 1 / 0.04 * 1.05);
    }

    // Counts in 10 s at 50 /s are Poisson: mean 500, variance 500. Over 400 runs the mean has a standard error of
    // √(500/400) = 1.12, the variance one of 500 √(2/399) = 35.4; four of each.
    [Fact]
    public void An_open_loop_has_Poisson_counts()
    {
        var scenario = Scenarios.Pair([], [], Path) with { Duration = 10.Seconds };
        var simulation = new Simulation(
            scenario.WithConnection(spec => spec with { Start = new StartSpec { PoissonPerSecond = 50, Count = null } }),
            new Simulator());

        var counts = Enumerable.Range(0, 400).Select(run => (double)simulation.Run(run).Connections.Count).ToList();

        var mean = counts.Average();
        Assert.InRange(mean, 500 - 4 * 1.12, 500 + 4 * 1.12);
        Assert.InRange(counts.Sum(count => (count - mean) * (count - mean)) / 399, 500 - 4 * 35.4, 500 + 4 * 35.4);
    }

    // A request and its answer take a round trip of 100 ms; with four on their way, five round trips are for twenty. The
    // handshake takes one more.
    [Theory]
    [InlineData(1, 2100)]
    [InlineData(4, 600)]
    public void Pipelined_requests_share_round_trips(int depth, int expected)
    {
        var scenario = TestTopology($"exchange: [{{ request: 100 B, response: 100 B, repeat: 20, pipeline: {depth} }}]");

        Assert.Equal(expected, scenario.RunOne().LastByte!.Value.InMilliseconds);
    }

    // One core: the first answer leaves 30 ms after its request, the second 30 ms later.
    [Fact]
    public void Requests_wait_for_a_core_that_is_busy_with_others()
    {
        var scenario = TestTopology("start: { count: 2 }, exchange: [{ request: 1 B, response: 1 B, processing: 30 ms }]")
            .WithServer(server => server with { Cpu = new CpuSpec(1, 1) });

        var records = new Simulation(scenario, new Simulator()).Run(0).Connections;

        Assert.Equal([230, 260], records.Select(record => record.FirstByte!.Value.InMilliseconds));
    }

    // Three exchanges of 100 ms behind a handshake of 100 ms, and 400 ms between them.
    [Fact]
    public void A_client_thinks_between_requests()
    {
        var scenario = TestTopology("exchange: [{ request: 1 B, response: 1 B, client_think: 400 ms, repeat: 3 }]");

        Assert.Equal(1200, scenario.RunOne().LastByte!.Value.InMilliseconds);
    }

    [Fact]
    public void What_is_let_go_comes_to_the_same_as_what_is_traced_to_its_end()
    {
        var lossy = Path with { Loss = new Probability(0.1), Rate = null };
        var scenario = Scenarios.RequestAndResponse(lossy, responseBytes: 20_000).WithConnection(
            spec => spec with { Start = new StartSpec { Every = 50.Milliseconds, Count = 300 } });

        var (traced, _) = scenario.Run();

        Assert.Equal(traced.Connections, new Simulation(scenario, new Simulator()).Run(0).Connections);
    }

    private static RandomAmount Constant(int milliseconds) => new(milliseconds.Milliseconds.Nanoseconds);

    private static Scenario Opened(StartSpec start) =>
        Scenarios.RequestAndResponse(Path).WithConnection(connection => connection with { Start = start });

    private static IReadOnlyList<ConnectionRecord> Run(StartSpec start) =>
        new Simulation(Opened(start), new Simulator()).Run(0).Connections;

    // A delay of 50 ms each way.
    private static Scenario TestTopology(string keys) => Topologies.TopologyText.Read(
        Topologies.TopologyText.Minimal.Replace("to: \"server:80\"", $"to: \"server:80\", {keys}", StringComparison.Ordinal));
}
