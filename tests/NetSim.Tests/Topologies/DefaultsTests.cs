using NetSim.Network;

namespace NetSim.Tests.Topologies;

public class DefaultsTests
{
    private const string Start =
        """
        hosts: { client: {}, r1: { router: true }, server: { tcp: { mss: 1400 B } } }
        links:
          near: { between: [client, r1], delay: 5 ms }
          far: { between: [r1, server] }
        connections:
          page: { from: client, to: "server:80" }
          steps: { from: client, to: "server:81", client: [close], server: [receive_eof, close] }

        """;

    [Fact]
    public void What_a_link_says_wins_over_the_default()
    {
        var links = Read("links: { delay: 30 ms, rate: 1 Gbit/s }").Links;

        Assert.Equal([5.Milliseconds, 30.Milliseconds], links.Select(link => link.Forward.Delay));
        Assert.All(links, link => Assert.Equal(1_000_000_000, link.Backward.Rate!.Value.BitsPerSecond));
    }

    [Fact]
    public void A_router_takes_no_defaults_of_hosts()
    {
        var hosts = Read("hosts: { wake_up: 200 us, tcp: { initial_window: 20 } }").Hosts;

        Assert.Equal([200_000L, 0, 200_000], hosts.Select(host => host.WakeUp.Nanoseconds));
        // A key is taken as a whole: the server wrote 'tcp' itself.
        Assert.Equal([20, 10, 10], hosts.Select(host => host.Tcp.InitialWindowSegments));
    }

    [Fact]
    public void Steps_take_no_exchanges()
    {
        var connections = Read("connections: { exchange: [{ request: 1 kB }], close: server, nodelay: false }").Connections;

        Assert.Contains(connections[0].Client, step => step is ApplicationStep.Send);
        Assert.Equal([new ApplicationStep.Close()], connections[1].Client);
        Assert.All(connections, connection => Assert.False(connection.NoDelay));
    }

    [Fact]
    public void What_is_wrong_with_a_default_is_told_once_where_it_is() =>
        Assert.Equal(
            "t.yaml:8:21: 'delay' has no value", TopologyText.ProblemOf(Start + "defaults: { links: {delay: , loss: 1 %} }\n"));

    [Theory]
    [InlineData("defaults: ¦[]", "expected defaults as a mapping (hosts, links, connections), not a list")]
    [InlineData("defaults: { ¦host: {} }", "there are no defaults for 'host': did you mean 'hosts'? (there are: hosts, links, connections)")]
    [InlineData("defaults: { hosts: ¦5 }", "expected what goes for each of the hosts as a mapping, not '5'")]
    public void What_cannot_be_a_default_is_told(string text, string expected) =>
        TopologyText.AssertProblem(expected, Start + text + "\n");

    [Fact]
    public void Defaults_that_nothing_takes_are_a_mistake() =>
        Assert.Contains(
            "t.yaml:2:20: nothing takes these defaults: there are no hosts for them",
            TopologyText.ProblemsOf("hosts: { r1: { router: true } }\ndefaults: { hosts: { wake_up: 1 ms } }\n"));

    private static Scenario Read(string defaults) => TopologyText.Read(Start + $"defaults: {{ {defaults} }}\n");
}
