using NetSim.Engine;
using NetSim.Network;
using NetSim.Tests.Topologies;

namespace NetSim.Tests.Network;

/// <summary>Waiting times against the theory of queues, and shares of a bottleneck.</summary>
public class QueueTheoryTests
{
    private const int Runs = 20;
    private const double ServiceSeconds = 0.010;

    // Within four standard errors of the mean of independent runs, which are at most 8 % of it: a chance of 1 in 16,000 each to fail.
    private const double Errors = 4;
    private const double MostError = 0.08;

    /// <summary>One core that works for an exponential time on each request: the time in the system is 1 / (μ − λ).</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public void A_core_with_exponential_work_is_an_M_M_1_queue(double load) =>
        AssertMean(ServiceSeconds / (1 - load), TimesAtCore(load, "{ exponential: 10 ms }"));

    /// <summary>Constant work: 1/μ + ρ / (2 μ (1 − ρ)), by Pollaczek and Khinchine.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public void A_core_with_constant_work_is_an_M_D_1_queue(double load) =>
        AssertMean(ServiceSeconds * (1 + (load / (2 * (1 - load)))), TimesAtCore(load, "10 ms"));

    /// <summary>SYNs of 60 bytes that come at random to a link of 48 kbit/s: 10 ms for each.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public void A_link_with_packets_of_one_size_is_an_M_D_1_queue(double load) =>
        AssertMean(ServiceSeconds * (1 + (load / (2 * (1 - load)))), TimesOnLink(load));

    /// <summary>Jain’s index (Σx)² / (n Σx²) of the bytes that each of n equal flows gets through a bottleneck.</summary>
    [Theory]
    [InlineData(2, "cubic")]
    [InlineData(5, "cubic")]
    [InlineData(10, "cubic")]
    [InlineData(2, "reno")]
    [InlineData(5, "reno")]
    [InlineData(10, "reno")]
    public void A_bottleneck_is_shared_alike(int flows, string control)
    {
        var text =
            $$"""
            hosts: { client: {}, server: { tcp: { congestion_control: {{control}} } } }
            links:
              # Random delays of the paths, so that no flow is in step with the queue (Floyd and Jacobson, 1992).
              path: { between: [client, server], delay: 20 ms, jitter: { uniform: 1 ms }, rate: {{4 * flows}} Mbit/s, queue: {{20 * flows}} packets }
            connections:
              bulk: { from: client, to: "server:80", start: { count: {{flows}}, every: 130 ms }, exchange: [{ request: 100 B, response: 1 GB }] }
            duration: 100 s

            """;

        var bytes = new Simulation(TopologyText.Read(text), new Simulator()).Run(0).Connections
            .Select(connection => (double)connection.BytesReceived).ToList();

        var index = Math.Pow(bytes.Sum(), 2) / (flows * bytes.Sum(each => each * each));
        Assert.True(index > 0.95, $"{index:0.000}");

        // And it is used: 100 s at 4 Mbit/s for each, less headers and what is lost.
        Assert.InRange(bytes.Average() * 8 / 100 / 4e6, 0.85, 0.97);
    }

    // Connect takes a round trip of 2 ms, the request and its answer another one; the rest is spent at the core.
    private static List<double> TimesAtCore(double load, string work)
    {
        var text =
            $$"""
            hosts: { client: {}, server: { cpu: { cores: 1 } } }
            links: { wire: { between: [client, server], delay: 1 ms } }
            connections:
              job:
                from: client
                to: "server:80"
                start: { poisson: {{load / ServiceSeconds}} /s, count: 2500 }
                exchange: [{ request: 1 B, response: 1 B, processing: {{work}} }]
                close: client
            duration: 10 min

            """;
        var simulation = new Simulation(TopologyText.Read(text), new Simulator());
        return MeansOf(run => simulation.Run(run).Connections.Select(connection => connection.FirstByte!.Value.InSeconds - 0.004));
    }

    private static List<double> TimesOnLink(double load)
    {
        var text =
            $$"""
            hosts: { client: {}, server: {}, other: {}, peer: {} }
            links:
              wire: { between: [client, server], delay: 0 s, rate: { forward: 48 kbit/s, backward: unlimited } }
              elsewhere: { between: [other, peer] }
            connections:
              one: { from: other, to: "peer:80" }
              syn: { from: client, to: "server:80", syn_flood: true, start: { poisson: {{load / ServiceSeconds}} /s, count: 2500 } }
            duration: 10 min

            """;
        var scenario = TopologyText.Read(text);
        return MeansOf(run => scenario.Run(run).Trace.Packets.Where(packet => packet is { FromClient: true, Connection: "syn" })
            .Select(packet => (packet.DeliveredAt!.Value - packet.SentAt).InSeconds));
    }

    // Of each run, without its first 500, which find the queue emptier than later ones.
    private static List<double> MeansOf(Func<int, IEnumerable<double>> timesOf) =>
        [.. Enumerable.Range(0, Runs).Select(run => timesOf(run).Skip(500).Average())];

    private static void AssertMean(double theory, List<double> means)
    {
        var mean = means.Average();
        var error = Math.Sqrt(means.Sum(each => (each - mean) * (each - mean)) / (Runs - 1) / Runs);
        Assert.True(error < MostError * theory, $"the standard error is {error / theory:P1} of the mean");
        Assert.True(Math.Abs(mean - theory) < Errors * error, $"{mean * 1000:0.00} ms, in theory {theory * 1000:0.00} ms, standard error {error * 1000:0.00} ms");
    }
}
