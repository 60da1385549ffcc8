using NetSim.Engine;
using NetSim.Network;
using NetSim.Tests.Topologies;

namespace NetSim.Tests.Network;

/// <summary>Copies of hosts, static routes, flows that are spread, switches.</summary>
public class GraphTests
{
    private const string Star =
        """
        hosts: { client: { count: 3 }, r: { router: true }, server: { count: 2 } }
        links:
          access: { between: [client, r], delay: 10 ms }
          rack: { between: [r, server], delay: 5 ms }
        connections:
          page: { from: client, to: "server:80", start: { count: 6 } }

        """;

    private const string Diamond =
        """
        hosts:
          client: {}
          west: { router: true WEST }
          north: { router: true }
          south: { router: true }
          east: { router: true EAST }
          server: {}
        links:
          home: { between: [client, west], delay: 1 ms }
          nw: { between: [west, north], delay: 10 ms }
          ne: { between: [north, east], delay: 10 ms }
          sw: { between: [west, south], delay: 30 ms }
          se: { between: [south, east], delay: 30 ms }
          lan: { between: [east, server], delay: 1 ms }
        connections:
          page: { from: client, to: "server:80", start: { count: COUNT }, exchange: [{ request: 1 B, response: 1 B }] }

        """;

    [Fact]
    public void Connections_go_round_the_copies_of_their_client_and_of_their_server()
    {
        var (_, trace) = TopologyText.Read(Star).Run();

        var syns = trace.Packets.Where(packet => packet is { FromClient: true, Number: 1 }).ToList();
        Assert.Equal(
            ["access[0]", "access[1]", "access[2]", "access[0]", "access[1]", "access[2]"],
            syns.Where(packet => packet.Hop == 0).OrderBy(packet => packet.Instance).Select(packet => packet.Link));
        Assert.Equal(
            ["rack[0]", "rack[1]", "rack[0]", "rack[1]", "rack[0]", "rack[1]"],
            syns.Where(packet => packet.Hop == 1).OrderBy(packet => packet.Instance).Select(packet => packet.Link));
    }

    [Fact]
    public void A_user_of_a_closed_loop_stays_at_one_copy()
    {
        var text = Star.Replace("start: { count: 6 }", "start: { users: 3, think: 0 s, count: 12 }", StringComparison.Ordinal);

        var (_, trace) = TopologyText.Read(text).Run();

        // Three users, three clients: all twelve SYNs come from the three of them alike.
        var links = trace.Packets.Where(packet => packet is { FromClient: true, Number: 1, Hop: 0 }).CountBy(packet => packet.Link);
        Assert.Equal([("access[0]", 4), ("access[1]", 4), ("access[2]", 4)], links.Select(link => (link.Key, link.Value)).Order());
    }

    [Fact]
    public void Copies_at_both_ends_of_a_link_are_joined_in_pairs()
    {
        var text =
            """
            hosts: { client: { count: 2 }, home: { router: true, count: 2, nat: { outside: wan } }, isp: { router: true }, server: {} }
            links:
              wifi: { between: [client, home], delay: 2 ms }
              wan: { between: [home, isp], delay: 10 ms }
              backbone: { between: [isp, server], delay: 5 ms }
            connections:
              page: { from: client, to: "server:80", start: { count: 2 }, exchange: [{ request: 1 B, response: 1 B }], close: client }

            """;

        var (result, trace) = TopologyText.Read(text).Run();

        Assert.All(result.Connections, connection => Assert.Equal(34.0, connection.Connect!.Value.InSeconds * 1000, 6));
        Assert.Equal(
            ["wifi[1]", "wan[1]", "backbone"],
            trace.Packets.Where(packet => packet is { FromClient: true, Number: 1, Instance: 1 }).OrderBy(packet => packet.Hop)
                .Select(packet => packet.Link));
    }

    [Fact]
    public void A_script_goes_for_all_copies_of_its_link()
    {
        var (result, _) = TopologyText.Read(Star + "script: [{ at: 0 s, link: access, delay: 30 ms }]\n").Run();

        Assert.All(result.Connections, connection => Assert.Equal(70.0, connection.Connect!.Value.InSeconds * 1000, 6));
    }

    [Theory]
    [InlineData("", "", 44)]                                          // north both ways
    [InlineData(", routes: { server: sw }", "", 84)]                  // south there, north back
    [InlineData(", routes: { any: sw, client: home }", ", routes: { client: se }", 124)]
    [InlineData(", routes: { any: sw, server: nw, client: home }", ", routes: { server: lan }", 44)]
    public void A_static_route_goes_before_the_shortest_way(string west, string east, int milliseconds)
    {
        var (result, _) = TopologyText.Read(Fill(west, east, 1)).Run();

        Assert.Equal(milliseconds, Assert.Single(result.Connections).Connect!.Value.InSeconds * 1000, 6);
    }

    [Fact]
    public void Routes_that_go_round_in_circles_are_a_problem() => Assert.Equal(
        [
            "t.yaml:16:29: packets from client to server go round in circles: client, west, north, west",
        ],
        TopologyText.ProblemsOf(
            Fill(", routes: { server: nw }", "", 1).Replace("north: { router: true }", "north: { router: true, routes: { any: nw } }", StringComparison.Ordinal)));

    [Fact]
    public void Routes_that_lead_to_a_host_that_passes_nothing_on_are_a_problem() => Assert.Equal(
        ["t.yaml:18:29: packets from client to server get to other, which passes nothing on: client, west, other"],
        TopologyText.ProblemsOf(Fill(", routes: { server: spur }", "", 1)
            .Replace("server: {}", "server: {}\n  other: {}", StringComparison.Ordinal)
            .Replace("links:", "links:\n  spur: { between: [west, other] }", StringComparison.Ordinal)));

    [Fact]
    public void Connections_are_spread_over_ways_that_cost_the_same_and_keep_to_theirs()
    {
        const int Count = 400;
        var (_, trace) = TopologyText.Read(Fill(", ecmp: true", ", ecmp: true", Count)).Run();

        var there = trace.Packets.Where(packet => packet.FromClient && packet.Link is "nw" or "sw").ToList();
        Assert.All(
            there.GroupBy(packet => packet.Instance),
            connection => Assert.Single(connection.Select(packet => packet.Link).Distinct(StringComparer.Ordinal)));

        // Half of them each way: a binomial count with a deviation of 10, within 4 of which it is with a probability of 0.99994.
        var north = there.Where(packet => packet.Link == "nw").Select(packet => packet.Instance).Distinct().Count();
        Assert.InRange(north, (Count / 2) - 40, (Count / 2) + 40);

        // The way back is chosen on its own, by the router there.
        var back = trace.Packets.Where(packet => !packet.FromClient && packet.Link == "ne").Select(packet => packet.Instance).ToHashSet();
        var both = there.Where(packet => packet.Link == "nw" && back.Contains(packet.Instance)).Select(packet => packet.Instance).Distinct().Count();
        Assert.InRange(both, (Count / 4) - 35, (Count / 4) + 35);
    }

    [Fact]
    public void Without_ecmp_all_take_the_first_way()
    {
        var (_, trace) = TopologyText.Read(Fill("", "", 20)).Run();

        Assert.DoesNotContain(trace.Packets, packet => packet.Link is "sw" or "se");
    }

    [Theory]
    [InlineData("router", true)]
    [InlineData("switch", false)]
    public void A_switch_says_nothing_about_what_is_too_large(string kind, bool isReported)
    {
        var text =
            $$"""
            hosts: { client: {}, box: { {{kind}}: true }, r: { router: true }, server: {} }
            links:
              near: { between: [client, box], delay: 1 ms }
              narrow: { between: [box, r], delay: 1 ms, mtu: 1000 B }
              far: { between: [r, server], delay: 1 ms }
            connections:
              page: { from: client, to: "server:80", exchange: [{ request: 5 kB, response: 1 B }], close: client }
            duration: 2 s

            """;

        var (result, trace) = TopologyText.Read(text).Run();

        Assert.Equal(isReported, trace.Packets.Any(packet => packet.Icmp is not null));
        Assert.Equal(isReported, Assert.Single(result.Connections).Total is not null);
    }

    [Fact]
    public void Ten_thousand_connections_from_a_thousand_hosts_are_read_and_run()
    {
        var text =
            """
            hosts: { client: { count: 1000 }, r: { router: true }, server: {} }
            links:
              access: { between: [client, r], delay: 10 ms }
              rack: { between: [r, server], delay: 5 ms }
            connections:
              page: { from: client, to: "server:80", exchange: [{ request: 1 kB, response: 1 kB }], start: { count: 10000, poisson: 1000 /s } }

            """;

        var result = new Simulation(TopologyText.Read(text), new Simulator()).Run(0);

        Assert.Equal(10_000, result.Connections.Count(connection => connection.LastByte is not null));
    }

    private static string Fill(string west, string east, int count) => Diamond
        .Replace(" WEST", west, StringComparison.Ordinal).Replace(" EAST", east, StringComparison.Ordinal)
        .Replace("COUNT", $"{count}", StringComparison.Ordinal);
}
