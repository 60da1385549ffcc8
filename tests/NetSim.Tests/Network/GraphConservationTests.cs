using System.Globalization;
using CsCheck;
using NetSim.Network;
using NetSim.Network.Scripting;

namespace NetSim.Tests.Network;

/// <summary>What holds for every link of any graph at every instant, whatever a script does.</summary>
public class GraphConservationTests
{
    private const int Hosts = 3;
    private const int MostNodes = 7;

    // NETSIM_GRAPHS sets how many.
    private static readonly long Graphs = Environment.GetEnvironmentVariable("NETSIM_GRAPHS") is { } text
        ? long.Parse(text, CultureInfo.InvariantCulture) : 4_000;

    private static readonly Gen<ScriptEntry> Entry =
        from at in Gen.Int[0, 800]
        from length in Gen.Int[1, 300]
        from what in Gen.Int[0, 4]
        from when in Gen.Int[0, 2]
        from node in Gen.Int[0, MostNodes - 1]
        select About(what, node, length) with
        {
            At = at.Milliseconds,
            For = length.Milliseconds,
            RandomPerSecond = when == 1 ? 4 : null,
            When = when == 2 ? new ScriptTrigger("c0", IsClient: at % 2 == 0, "ESTABLISHED") : null,
        };

    // Nodes 0 to 2 are hosts, the others routers. Node n > 3 has a link to one before it, so that all are joined; more links make circles.
    private static readonly Gen<Scenario> Any =
        from nodes in Gen.Int[Hosts + 1, MostNodes]
        from ways in AnyWay.Gen.Array[nodes + 2, nodes + 2]
        from ends in Gen.Int[0, 99].Array[nodes + 2, nodes + 2]
        from script in Entry.Array[0, 4]
        from end in Gen.Int[50, 1500]
        from kinds in Gen.Int[0, 3].Array[nodes, nodes]
        select new Scenario
        {
            Name = "any",
            Seed = (ulong)end,
            Duration = end.Milliseconds,
            Hosts = [.. Enumerable.Range(0, nodes).Select(node => Node(node, kinds[node]))],
            Links = [.. Enumerable.Range(0, nodes + 2).Where(link => link != Hosts).Select(link => Link(link, nodes, ends[link], ways[link]))],
            Connections = [.. Enumerable.Range(0, Hosts).Select(Connection)],
            Script = [.. script.Where(entry => entry.Link.Length == 0 || int.Parse(entry.Link, CultureInfo.InvariantCulture) < nodes + 2)
                .Where(entry => entry.Partition.Count == 0 || int.Parse(entry.Partition[0], CultureInfo.InvariantCulture) < nodes)],
        };

    [Fact]
    public void Nothing_is_lost_without_a_cause_in_any_graph_under_any_script() => Any.Sample(
        scenario =>
        {
            foreach (var link in LinkProbe.RunOf(scenario, out _).Links)
            {
                var counters = link.Counters;
                Assert.Equal(counters.Sent + counters.Duplicated, counters.Delivered + counters.AllLost + link.OnLink);
            }
        },
        iter: Graphs);

    [Fact]
    public void No_packet_arrives_before_its_delay_and_none_overtakes_another_in_any_graph() => Any.Sample(
        scenario =>
        {
            // Delays change in scripts, and jitter is never negative here.
            scenario = scenario with { Script = [.. scenario.Script.Where(entry => entry.Delay is null)] };
            var (_, trace) = scenario.Run();

            foreach (var packets in trace.Packets.Where(packet => packet.DeliveredAt is not null).GroupBy(packet => (packet.Link, packet.Direction)))
            {
                var link = scenario.Links.First(link => link.Name == packets.Key.Link);
                var way = packets.Key.Direction == LinkDirection.Forward ? link.Forward : link.Backward;
                Assert.All(packets, packet => Assert.True(packet.DeliveredAt - packet.SentAt >= way.Delay));
                if (way is { AllowsOvertaking: false, Reordering: null, Discipline: not QueueDiscipline.FqCoDel })
                {
                    var arrivals = packets.Select(packet => packet.DeliveredAt!.Value).ToList();
                    Assert.Equal(arrivals.Order(), arrivals);
                }
            }
        },
        iter: Graphs / 4);

    private static ScriptEntry About(int what, int node, int length) => what switch
    {
        0 => new ScriptEntry { Link = $"{node}", Down = length.Milliseconds },
        1 => new ScriptEntry { Link = $"{node}", Loss = new LossModel.Bernoulli(new Probability(0.3)) },
        2 => new ScriptEntry { Link = $"{node}", Delay = length.Milliseconds },
        3 => new ScriptEntry { Host = $"{node % Hosts}", Down = length.Milliseconds },
        _ => new ScriptEntry { Partition = [$"{node}"], Down = length.Milliseconds },
    };

    private static HostSpec Node(int node, int kind) => new()
    {
        Name = $"{node}",
        IsRouter = node >= Hosts && kind != 3,
        IsSwitch = node >= Hosts && kind == 3,
        SpreadsFlows = node >= Hosts && kind == 2,
    };

    private static LinkSpec Link(int link, int nodes, int end, LinkDirectionSpec way)
    {
        // The first of each node leads to a router before it; the last two anywhere.
        var (from, to) = link < Hosts ? (link, Hosts + (end % (nodes - Hosts)))
            : link < nodes ? (link, Hosts + (end % (link - Hosts)))
            : (end % nodes, (end + 1 + (end / nodes % (nodes - 1))) % nodes);
        return new LinkSpec { Name = $"{link}", From = $"{from}", To = $"{to}", Forward = way, Backward = way with { Cost = 1 + (end % 3) } };
    }

    private static ConnectionSpec Connection(int client) =>
        Scenarios.RequestAndResponse(new LinkDirectionSpec(), responseBytes: 20_000).Connections[0] with
        {
            Name = $"c{client}",
            From = $"{client}",
            To = $"{(client + 1) % Hosts}",
            Start = new StartSpec { Count = 3, Every = 100.Milliseconds },
        };
}
