using CsCheck;
using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Protocols.Tls;
using NetSim.Tests.Topologies;
using NetSim.Topologies;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

public class ExplanationSumTests
{
    private const int MostRuns = 5;

    private static readonly Gen<LinkDirectionSpec> Direction = Gen.Select(
        Gen.Long[0, 50_000_000], Gen.Double[0, 0.3], Gen.Long[100_000, 1_000_000_000].Nullable(), Gen.Int[3_000, 60_000].Nullable(),
        Gen.Long[0, 20_000_000], Gen.Double[0, 0.1], Gen.Int[0, 3],
        (delay, loss, rate, queue, jitter, rare, kind) => new LinkDirectionSpec
        {
            Delay = new SimDuration(delay),
            Loss = new Probability(loss),
            Rate = rate is { } bits ? new DataRate(bits) : null,
            Queue = queue is { } bytes ? new QueueLimit(new DataSize(bytes)) : null,
            Jitter = kind == 1 ? new Jitter(JitterDistribution.Normal, SimDuration.Zero, new SimDuration(jitter)) : null,
            AllowsOvertaking = kind == 1,
            Reordering = kind == 2 ? new Reordering(new Probability(rare), 3, 10.Milliseconds) : null,
            Duplication = new Probability(kind == 3 ? rare : 0),
            Corruption = new Probability(kind == 3 ? rare : 0),
        });

    private static readonly Gen<HostSpec> Host = Gen.Select(
        Gen.Enum<AckPolicyKind>(), Gen.Enum<CongestionControlKind>(), Gen.Bool.Array[4, 4], Gen.Int[8_192, 200_000], Gen.Int[0, 2],
        (policy, congestion, switches, buffer, cores) => new HostSpec
        {
            Name = "",
            Tcp = TcpOptions.Linux with
            {
                AckPolicy = policy,
                CongestionControl = congestion,
                Pacing = switches[0],
                TailLossProbe = switches[1],
                SelectiveAcknowledgment = switches[2],
                TimerHz = switches[3] ? 250 : null,
                ReceiveBufferBytes = buffer,
                MaximumReceiveBufferBytes = 2 * buffer,
            },
            Cpu = new CpuSpec(cores, 0.5),
            WakeUp = new SimDuration(cores * 100_000L),
            Listener = new ListenerSpec { AcceptDelay = new SimDuration(cores * 1_000_000L) },
        });

    private static readonly Gen<Scenario> Scenario = Gen.Select(
        Gen.Select(Host, Host), Gen.Select(Direction, Direction), Gen.ULong, Gen.Long[1, 300_000], Gen.Int[1, 4], Gen.Bool.Array[4, 4],
        (hosts, ways, seed, bytes, count, switches) =>
        {
            var tls = switches[0] ? new TlsOptions { MaximumVersion = switches[1] ? TlsVersion.Tls13 : TlsVersion.Tls12 } : null;
            var scenario = Scenarios.Pair(
                [new Send(200), new Receive(bytes), new Wait(3.Milliseconds), new Send(100), new Receive(50), new ReceiveEof(), new Close()],
                [
                    new Receive(200), new Wait(5.Milliseconds), new Send(bytes), new SetCork(switches[3]), new Receive(100), new Send(50),
                    new Shutdown(), new ReceiveEof(), new Close(),
                ],
                ways.Item1,
                ways.Item2).WithConnection(connection => connection with
                {
                    Tls = tls,
                    NoDelay = switches[2],
                    Start = new StartSpec { Every = 7.Milliseconds, Count = count },
                });
            return scenario with
            {
                Seed = seed,
                Duration = 60.Seconds,
                Hosts = [hosts.Item1 with { Name = "c" }, hosts.Item2 with { Name = "s" }],
            };
        });

    public static TheoryData<string> Shipped => ShippedTopologies.Names;

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Each_phase_of_each_connection_of_a_shipped_topology_adds_up(string name)
    {
        var study = TopologyFile.LoadStudy(ShippedTopologies.PathOf(name), new StudyRequest());
        foreach (var scenario in study.Points.Select(study.ScenarioOf))
        {
            var simulation = new Simulation(scenario, new Simulator()) { Explains = ExplanationDetail.Paths };
            for (var run = 0; run < Math.Min(MostRuns, scenario.Runs); run++)
            {
                Assert.All(simulation.Run(run).Connections, ExplanationAssert.AddsUp);
            }
        }
    }

    [Fact]
    public void Each_phase_adds_up_whatever_happens_to_packets() => Scenario.Sample(
        static scenario =>
        {
            var plain = new Simulation(scenario, new Simulator()).Run(0);
            var explained = new Simulation(scenario, new Simulator()) { Explains = ExplanationDetail.Paths }.Run(0);
            Assert.All(explained.Connections, ExplanationAssert.AddsUp);

            // Who looks changes nothing.
            Assert.Equal(plain.Connections, explained.Connections.Select(static record => record with { Latency = null }));
        },
        iter: 200);
}
