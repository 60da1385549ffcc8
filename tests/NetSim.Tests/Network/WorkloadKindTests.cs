using NetSim.Engine;
using NetSim.Network;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Studies;
using NetSim.Tests.Topologies;

namespace NetSim.Tests.Network;

/// <summary>Several servers, bulk flows, background, SYN floods and accept-queue pressure.</summary>
public class WorkloadKindTests
{
    private const string ThreeServers =
        """
        hosts: { client: {}, a: {}, b: {}, c: {}, r: { router: true } }
        links:
          l: { between: [client, r] }
          a: { between: [r, a], delay: 10 ms }
          b: { between: [r, b], delay: 20 ms }
          c: { between: [r, c], delay: 30 ms }
        connections:
          x: { from: client, to: ["a:80", "b:81", "c:82"], start: { every: 1 s, count: 300 }, balance: ROUND }

        """;

    [Fact]
    public void Servers_take_turns()
    {
        var records = Run(ThreeServers.Replace("ROUND", "round_robin", StringComparison.Ordinal));

        Assert.Equal([20, 40, 60, 20, 40, 60], records.Take(6).Select(record => (int)record.Connect!.Value.InMilliseconds));
    }

    // Of 300 connections each server has 100 on average, with a deviation of √(300 · 1/3 · 2/3) = 8.2; four of them.
    [Fact]
    public void Servers_are_drawn_evenly()
    {
        var records = Run(ThreeServers.Replace("ROUND", "random", StringComparison.Ordinal));

        var counts = records.GroupBy(record => record.Connect!.Value).Select(group => group.Count()).ToList();
        Assert.Equal(3, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 100 - 33, 100 + 33));
    }

    // 10 Mbit/s for 10 s are 12.5 MB of IP packets, of which 1,448 of 1,500 bytes are data: 12.07 MB. The first round trips are
    // slow.
    [Theory]
    [InlineData("tls: false")]
    [InlineData("tls: true")]
    public void A_bulk_flow_fills_its_link_to_the_end_of_the_run(string tls)
    {
        var text = TopologyText.Minimal
            .Replace("delay: 50 ms", "delay: 10 ms, rate: 10 Mbit/s, queue: 64 KiB", StringComparison.Ordinal)
            .Replace("to: \"server:80\"", $"to: \"server:80\", bulk: download, background: false, {tls}", StringComparison.Ordinal);

        var record = Assert.Single(Run(text + "duration: 10 s\n"));

        Assert.Equal(ConnectionOutcome.Unfinished, record.Outcome);
        Assert.InRange(record.BytesReceived, 12.07e6 * 0.96, 12.07e6);
    }

    [Fact]
    public void An_upload_is_the_clients()
    {
        var text = TopologyText.Minimal
            .Replace("delay: 50 ms", "delay: 10 ms, rate: 10 Mbit/s, queue: 64 KiB", StringComparison.Ordinal)
            .Replace("to: \"server:80\"", "to: \"server:80\", bulk: upload, background: false", StringComparison.Ordinal);

        var record = Assert.Single(Run(text + "duration: 2 s\n"));

        Assert.Equal(0, record.BytesReceived);
        Assert.InRange(record.PacketsSent, 1500, 5000);
    }

    [Fact]
    public void What_is_in_the_background_is_in_no_statistics()
    {
        var scenario = TopologyText.Read(
            TopologyText.Minimal + "  load: { from: client, to: \"server:81\", background: true, exchange: [{ request: 1 B }] }\n");
        using var summary = new Summary(scenario);

        var result = new Simulation(scenario, new Simulator()).Run(0);
        summary.Add(result);

        Assert.Equal(["page", "load"], result.Connections.Select(record => record.Connection));
        Assert.Equal("page", Assert.Single(summary.Connections).Name);
        Assert.Equal((1, 1), summary.Completed());
    }

    // Backlog 10 holds 11 SYNs without their ACK; SYN-ACKs are sent again after 1, 2, 4, 8 and 16 s and given up 32 s later. So
    // whoever comes at 5 s finds no room, and gets in when it sends its SYN again after the flood’s are gone.
    [Fact, Rfc(4987, "2")]
    public void A_flood_shuts_legitimate_clients_out()
    {
        var record = Assert.Single(Run(Flood("syn_cookies: off")));

        // Linux sends SYNs 1, 2, 3, 4, 5 s after the first, then after 7, 11, 19, 35 and 67 s; at 5 s + 67 s = 72 s the 63 s
        // of the flood’s eleven, from 0.1 s on, are over.
        Assert.Equal(67_000 + 100, record.Connect!.Value.InMilliseconds);
    }

    [Fact, Rfc(4987, "3.6")]
    public void With_cookies_they_get_in() =>
        Assert.Equal(100, Assert.Single(Run(Flood("syn_cookies: on_overflow"))).Connect!.Value.InMilliseconds);

    [Fact]
    public void A_flood_leaves_no_records_and_keeps_nothing_alive()
    {
        var scenario = TopologyText.Read(Flood("syn_cookies: on_overflow"));
        var simulation = new Simulation(scenario, new Simulator());

        var result = simulation.Run(0);

        Assert.Equal("page", Assert.Single(result.Connections).Connection);
        Assert.Equal(0, simulation.Going);
    }

    // Four at once: the process takes one each 100 ms.
    [Fact]
    public void Accepting_takes_turns()
    {
        var text = TopologyText.Minimal
            .Replace("server: {}", "server: { listener: { accept_every: 100 ms } }", StringComparison.Ordinal)
            .Replace("to: \"server:80\"", "to: \"server:80\", start: { count: 4 }, exchange: [{ request: 1 B, response: 1 B }]", StringComparison.Ordinal);

        // The first request is there 150 ms after the open, as the second is accepted; then each waits for its accept.
        Assert.Equal([200, 300, 400, 500], Run(text).Select(record => record.FirstByte!.Value.InMilliseconds));
    }

    private static string Flood(string cookies) =>
        TopologyText.Minimal
            .Replace("server: {}", $"server: {{ listener: {{ backlog: 10, {cookies} }} }}", StringComparison.Ordinal)
            .Replace("to: \"server:80\"", "to: \"server:80\", start: 5 s", StringComparison.Ordinal)
        + "  flood: { from: client, to: \"server:80\", syn_flood: true, start: { every: 1 ms, count: 2000, first: 50 ms } }\n";

    private static IReadOnlyList<ConnectionRecord> Run(string text) =>
        new Simulation(TopologyText.Read(text), new Simulator()).Run(0).Connections;
}
