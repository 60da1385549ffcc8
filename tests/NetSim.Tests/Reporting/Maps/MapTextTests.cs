using NetSim.Reporting.Fonts;
using NetSim.Reporting.Maps;
using NetSim.Topologies;

namespace NetSim.Tests.Reporting.Maps;

public class MapTextTests
{
    private const string Rich = """
        name: Each thing that a link can do
        hosts:
          client: {}
          server: {}
          "left": { router: true }
        links:
          a:
            between: [client, left]
            delay: 20 ms
            jitter: { gamma: { mean: 5 ms, deviation: 2 ms } }
            rate: { forward: { token_bucket: { rate: 2 Mbit/s, burst: 64 KiB } }, backward: 50 Mbit/s }
            queue: { packets: 100, time: 50 ms }
            loss: { burst: { loss: 2 %, length: 4 } }
            corrupt: 0.1 %
            duplicate: { forward: 1 % }
            down: [{ at: 1 s, for: 100 ms }]
            drop: { forward: [1, 3] }
          b: { between: [left, server], delay: 1234567 ns, rate: 1 Gbit/s, queue: 64 KiB, discipline: fq_codel, loss: { bit_errors: 0.000001 } }
        connections:
          page: { from: client, to: "server:443", tls: { version: "1.3" }, start: { poisson: 50 /s, count: 100 } }
          plain: { from: client, to: "server:80", start: 2 s }
        """;

    [Fact]
    public void The_listing_has_every_host_link_and_connection() => Approved.Matches(MapListing.Draw(Map(isChinese: false)));

    [Fact]
    public void The_listing_in_Chinese() => Approved.Matches(MapListing.Draw(Map(isChinese: true)));

    [Fact]
    public void The_graph_for_Graphviz() => Approved.Matches(MapDot.Draw(Map(isChinese: false)));

    [Fact]
    public void Text_is_cut_where_there_is_a_break_and_every_line_fits()
    {
        var lines = MapText.Wrap("a-name-of-sixty-characters-for-a-host-in-a-far-away-data-cen", 13, 150);

        Assert.Equal("a-name-of-sixty-characters-for-a-host-in-a-far-away-data-cen", string.Concat(lines));
        Assert.All(lines, line => Assert.True(ShippedFont.Width(line, 13) <= 150, line));
        Assert.All(lines.SkipLast(1), line => Assert.EndsWith("-", line));
    }

    [Fact]
    public void A_character_of_two_code_units_is_not_cut_in_half() =>
        Assert.All(MapText.Wrap(string.Concat(Enumerable.Repeat("𠀀", 20)), 13, 40), line => Assert.Equal(0, line.Length % 2));

    private static TopologyMap Map(bool isChinese) => TopologyMap.Of(TopologyReader.Read(Rich, "rich.yaml"), isChinese);
}
