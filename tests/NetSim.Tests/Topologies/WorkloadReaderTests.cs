using NetSim.Network;

namespace NetSim.Tests.Topologies;

/// <summary>What a connection says of its load: users, times, amounts, servers.</summary>
public class WorkloadReaderTests
{
    [Fact]
    public void Users_think_and_begin_over_a_ramp() =>
        Assert.Equal(
            new StartSpec
            {
                Users = 5,
                Think = new RandomAmount(JitterDistribution.Exponential, 1.Seconds.Nanoseconds, 1),
                Ramp = 2.Seconds,
                Count = null,
            },
            TopologyText.Connection("start: { users: 5, think: { exponential: 1 s }, ramp: 2 s }").Start);

    [Fact]
    public void Connections_may_go_to_several_servers()
    {
        var connection = Assert.Single(TopologyText.Read(TopologyText.Minimal.Replace(
            "\"server:80\"", "[\"server:80\", \"server:81\", \"server:82\"], balance: random", StringComparison.Ordinal)).Connections);

        Assert.Equal([new ServerAddress("server", 81), new ServerAddress("server", 82)], connection.OtherServers);
        Assert.Equal(Balance.Random, connection.Balance);
    }

    [Fact]
    public void Sessions_may_be_kept() => Assert.True(TopologyText.Connection("tls: { resume: true }").Tls!.KeepsSessions);

    [Fact]
    public void Times_are_put_in_order() =>
        Assert.Equal(
            [10.Milliseconds, 1.Seconds, 2.Seconds],
            TopologyText.Connection("start: { times: [1 s, 2 s, 10 ms] }").Start.Times);

    [Fact]
    public void Amounts_of_an_exchange_are_drawn_by_number()
    {
        var size = new RandomAmount(JitterDistribution.Gamma, 5000, 2000);
        var time = new RandomAmount(JitterDistribution.Uniform, 5_000_000, 1_000_000);

        var connection = TopologyText.Connection(
            "close: none, exchange: [{ repeat: 2, request: { gamma: { mean: 5 kB, deviation: 2 kB } }, response: 7 B, "
                + "think: 1 ms, processing: { uniform: { mean: 5 ms, half_width: 1 ms } } }]");

        Assert.Equal(
            [
                new ApplicationStep.SendRandom(size, 0), new ApplicationStep.Receive(7),
                new ApplicationStep.SendRandom(size, 5), new ApplicationStep.Receive(7),
            ],
            connection.Client);
        Assert.Equal(
            [
                new ApplicationStep.ReceiveRandom(size, 0), new ApplicationStep.Wait(1.Milliseconds),
                new ApplicationStep.Process(time, 3), new ApplicationStep.Send(7),
                new ApplicationStep.ReceiveRandom(size, 5), new ApplicationStep.Wait(1.Milliseconds),
                new ApplicationStep.Process(time, 8), new ApplicationStep.Send(7),
            ],
            connection.Server);
    }
}
