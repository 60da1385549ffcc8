using CsCheck;
using NetSim.Engine;
using NetSim.Network;

namespace NetSim.Tests.Network;

public class RouterTests
{
    private const int Nodes = 7;

    private static readonly Gen<LinkSpec> AnyLink =
        Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[1, Nodes - 1], Gen.Int[1, 9], Gen.Int[1, 9]).Select((from, step, there, back) =>
            Link(from, (from + step) % Nodes, there, back));

    [Fact]
    public void A_way_that_costs_less_is_taken_though_it_is_longer()
    {
        LinkSpec[] links = [Link(0, 3, 3, 1), Link(0, 1, 1, 1), Link(1, 3, 1, 1)];

        // There: 1 + 1 against 3. Back: 1 against 2.
        Assert.Equal(["0-1", "1-3"], Way(links, 0, 3));
        Assert.Equal(["0-3"], Way(links, 3, 0));
    }

    [Fact]
    public void Among_ways_that_cost_the_same_the_first_in_the_file_is_taken()
    {
        LinkSpec[] links = [Link(0, 2, 1, 1), Link(0, 1, 1, 1), Link(1, 3, 1, 1), Link(2, 3, 1, 1)];

        Assert.Equal(["0-2", "2-3"], Way(links, 0, 3));
        Assert.Equal(["0-1", "1-3"], Way([links[1], links[0], links[2], links[3]], 0, 3));
    }

    [Fact]
    public void Of_parallel_links_the_cheaper_one_is_taken()
    {
        LinkSpec[] links = [Link(0, 1, 2, 1) with { Name = "first" }, Link(0, 1, 1, 2) with { Name = "second" }];

        Assert.Equal(["second"], Way(links, 0, 1));
        Assert.Equal(["first"], Way(links, 1, 0));
    }

    [Fact]
    public void A_host_in_the_middle_passes_nothing_on()
    {
        LinkSpec[] links = [Link(0, 1, 1, 1), Link(1, 2, 1, 1)];

        Assert.Throws<ArgumentException>(() => Way(links, 0, 2, static node => node != 1));
    }

    // Floyd and Warshall's algorithm, which knows nothing of queues and orders, finds the same sums.
    [Fact]
    public void No_way_in_a_random_graph_costs_less_than_the_one_taken() =>
        Gen.Select(AnyLink.Array[0, 20], Gen.Bool.Array[Nodes]).Sample(
            (links, routers) =>
            {
                links = [.. links.Select(static (link, i) => link with { Name = $"{i}" })];
                var least = LeastCosts(links, routers);
                for (var pair = 0; pair < Nodes * Nodes; pair++)
                {
                    var (from, to) = (pair / Nodes, pair % Nodes);
                    if (from == to)
                    {
                        continue;
                    }

                    if (least[from, to] is not { } cost)
                    {
                        Assert.Throws<ArgumentException>(() => Way(links, from, to, node => routers[node]));
                        continue;
                    }

                    Assert.Equal(cost, CostOf(links, routers, from, to, Way(links, from, to, node => routers[node])));
                }
            },
            iter: 300);

    // Walks the way, so that it is one: each link begins where the one before it ended, and only routers are between.
    private static int CostOf(LinkSpec[] links, bool[] routers, int from, int to, string[] way)
    {
        var (at, cost) = ($"{from}", 0);
        foreach (var name in way)
        {
            Assert.True(at == $"{from}" || routers[at[0] - '0']);
            var link = Assert.Single(links, link => link.Name == name);
            var isForward = link.From == at;
            Assert.True(isForward || link.To == at);
            cost += isForward ? link.Forward.Cost : link.Backward.Cost;
            at = isForward ? link.To : link.From;
        }

        Assert.Equal($"{to}", at);
        return cost;
    }

    private static int?[,] LeastCosts(LinkSpec[] links, bool[] routers)
    {
        var least = new int?[Nodes, Nodes];
        foreach (var link in links)
        {
            var (from, to) = (link.From[0] - '0', link.To[0] - '0');
            least[from, to] = Math.Min(least[from, to] ?? int.MaxValue, link.Forward.Cost);
            least[to, from] = Math.Min(least[to, from] ?? int.MaxValue, link.Backward.Cost);
        }

        foreach (var middle in Enumerable.Range(0, Nodes).Where(node => routers[node]))
        {
            for (var pair = 0; pair < Nodes * Nodes; pair++)
            {
                var (from, to) = (pair / Nodes, pair % Nodes);
                if (least[from, middle] + least[middle, to] is { } over && !(least[from, to] <= over))
                {
                    least[from, to] = over;
                }
            }
        }

        return least;
    }

    private static string[] Way(LinkSpec[] links, int from, int to, Func<int, bool>? isRouter = null)
    {
        var scenario = new Scenario
        {
            Name = "graph",
            Hosts = [.. Enumerable.Range(0, Nodes)
                .Select(node => new HostSpec { Name = $"{node}", IsRouter = isRouter?.Invoke(node) ?? true })],
            Links = links,
            Connections = [],
        };
        var router = new Router(scenario.Hosts, scenario.Links, new Simulation(scenario, new Simulator()).Links);
        return [.. router.FindPath($"{from}", $"{to}").Select(static link => link.Name)];
    }

    private static LinkSpec Link(int from, int to, int there, int back) => new()
    {
        Name = $"{from}-{to}",
        From = $"{from}",
        To = $"{to}",
        Forward = new LinkDirectionSpec { Cost = there },
        Backward = new LinkDirectionSpec { Cost = back },
    };
}
