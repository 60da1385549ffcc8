using NetSim.Engine;
using NetSim.Network;
using NetSim.Protocols;
using NetSim.Tests.Topologies;
using NetSim.Units;

namespace NetSim.Tests.Network;

/// <summary>What scripts do that is not known before a run, or happens to hosts.</summary>
public class ScriptDirectorTests
{
    private const string Text =
        """
        hosts: { client: {}, r: { router: true }, server: {} }
        links:
          near: { between: [client, r], delay: 10 ms }
          far: { between: [r, server], delay: 40 ms }
        connections:
          page:
            from: client
            to: "server:80"
            start: { every: 1 s, count: COUNT }
            exchange: [{ request: 1 B, response: 1 B, think: THINK }]
            close: client
        duration: 60 s
        script:
          - ENTRY

        """;

    // SYNs at 1 and 2 s meet the cut, and come again a second later: the second of them too late, the first in vain once.
    [Fact]
    public void A_partition_cuts_all_links_between_its_hosts_and_others() =>
        Assert.Equal([100, 3100, 2100, 1100, 100], Connects("{ at: 500 ms, partition: [server], down: 3 s }", 5));

    [Fact]
    public void Links_within_a_partition_stay_as_they_are() =>
        Assert.Equal([100, 140, 140], Connects("{ at: 500 ms, partition: [server, r], delay: 30 ms }", 3));

    // The client's TCP is ESTABLISHED at 100 ms: from then on there are 50 ms more each way, for a second.
    [Fact]
    public void An_entry_waits_for_a_state() =>
        Assert.Equal([100, 200, 100], Connects("{ when: page is ESTABLISHED, link: near, delay: 60 ms, for: 1.1 s }", 3));

    [Fact]
    public void It_happens_some_time_after_the_state() =>
        Assert.Equal([100, 100, 200], Connects("{ when: page is ESTABLISHED, at: 1.2 s, link: near, delay: 60 ms }", 3));

    // The server is ESTABLISHED 150 ms after the first SYN; from 850 to 1,250 ms the second meets the longer delay. With it the server gets
    // there at 1.3 s, and the third meets it as well; then it was there twice.
    [Fact]
    public void It_happens_as_often_as_it_is_said() => Assert.Equal(
        [100, 200, 200, 100],
        Connects("{ when: page.server is ESTABLISHED, count: 2, at: 700 ms, for: 400 ms, link: near, delay: 60 ms }", 4));

    [Fact]
    public void What_happens_in_one_run_is_gone_in_the_next()
    {
        var scenario = Fill("{ when: page is ESTABLISHED, link: near, delay: 60 ms }", 2);
        var simulation = new Simulation(scenario, new Simulator());

        var first = simulation.Run(0).Connections.Select(connection => connection.Connect);

        Assert.Equal(first, simulation.Run(0).Connections.Select(connection => connection.Connect));
    }

    // Up for 500 ms on average, then down for 100 ms: down for a sixth of the time. A connection is late if the link is down when its SYN
    // gets there, or goes down within the 40 ms until the server puts the SYN-ACK on it. The deviation of the share is below 0.005.
    [Fact]
    public void Random_entries_come_at_their_rate_and_never_overlap()
    {
        var scenario = Fill("{ random: 2 /s, link: far, down: 100 ms }", 600) with { Seed = 3 };
        scenario = scenario.WithConnection(connection => connection with
        {
            Start = connection.Start with { Every = new SimDuration(100_000_000) },
        });
        var simulation = new Simulation(scenario, new Simulator());

        var records = Enumerable.Range(0, 30).SelectMany(run => simulation.Run(run).Connections).ToList();

        var expected = (1.0 / 6) + (5.0 / 6 * (1 - Math.Exp(-2 * 0.04)));
        var lost = records.Count(connection => connection.Connect is not { } connect || connect.InMilliseconds > 900);
        Assert.Equal(expected, (double)lost / records.Count, 0.02);
    }

    [Fact]
    public void Random_entries_are_the_same_in_the_same_run_and_others_in_another()
    {
        var simulation = new Simulation(Fill("{ random: 1 /s, link: far, down: 300 ms }", 50), new Simulator());

        var first = Outcomes(simulation, 0);

        Assert.NotEqual(first, Outcomes(simulation, 1));
        Assert.Equal(first, Outcomes(simulation, 0));
    }

    // The server goes down at 1.5 s, when it has the request of the second connection and thinks, until 3.5 s. The client waits for an
    // answer; nothing of its own is out, so nothing tells it.
    [Fact]
    public void A_client_that_waits_for_an_answer_does_not_notice_a_crash()
    {
        var records = Run("{ at: 1.5 s, host: server, down: 2 s }", 2, "1 s");

        Assert.Equal([ConnectionOutcome.Completed, ConnectionOutcome.Unfinished], records.Select(record => record.Outcome));
        Assert.Equal((100, null), (records[1].Connect!.Value.InMilliseconds, records[1].FirstByte));
    }

    // The server crashes between the handshake and the request, and is back 200 ms later. The request goes unanswered; its first
    // repeat, by the tail loss probe or the timer, meets a kernel that does not know the connection: RST.
    [Fact]
    public void What_is_sent_to_a_host_that_has_restarted_is_reset()
    {
        var record = Assert.Single(Run("{ at: 120 ms, host: server, down: 200 ms }", 1, "0 s"));

        Assert.Equal(ConnectionOutcome.ResetByPeer, record.Outcome);
        Assert.Equal(100, record.Connect!.Value.InMilliseconds, 6);
        Assert.Null(record.FirstByte);
    }

    // SYNs at 1, 2 and 3 s find nobody until 3.5 s; each comes again every second.
    [Fact]
    public void A_host_that_is_down_answers_nothing_and_listens_again_when_it_is_up() =>
        Assert.Equal([100, 3100, 2100, 1100, 100], Connects("{ at: 500 ms, host: server, down: 3 s }", 5));

    [Fact]
    public void Connections_of_a_client_that_crashes_are_aborted_and_later_ones_wait_until_it_is_up()
    {
        var records = Run("{ at: 120 ms, host: client, down: 1.5 s }", 3, "500 ms");

        Assert.Equal((ConnectionOutcome.Aborted, "the host crashed"), (records[0].Outcome, records[0].Explanation));

        // Opened at 1 s, at work at 1.62 s; the wait counts. The third opens at 2 s.
        Assert.Equal(720, records[1].Connect!.Value.InMilliseconds, 6);
        Assert.Equal(100, records[2].Connect!.Value.InMilliseconds, 6);
    }

    [Fact]
    public void A_processor_gets_slower_for_a_while()
    {
        var text = Text.Replace("think: THINK", "processing: 10 ms", StringComparison.Ordinal);

        var records = TopologyText.Read(Fill(text, "{ at: 500 ms, host: server, speed: 0.1, for: 1 s }", 3)).Run().Result.Connections;

        Assert.Equal(
            [210.0, 300, 210], records.Select(connection => Math.Round(connection.FirstByte!.Value.InMilliseconds, 3)));
    }

    [Theory]
    [InlineData("¦{ at: 1 s, down: 1 s }", "an entry is about one of these: a 'link', the links around some hosts ('partition') or a 'host'")]
    [InlineData("¦{ link: near, down: 1 s }", "it is not said when: give 'at', 'when' or 'random'")]
    [InlineData("{ at: 1 s, host: ¦r, down: 1 s }", "'r' is a router: it passes packets on and ends no connection")]
    [InlineData("{ at: 1 s, host: server, ¦delay: 1 s }", "'delay' is for links: a host goes 'down', or its 'speed' changes")]
    [InlineData("{ at: 1 s, link: near, ¦speed: 2 }", "'speed' is that of a 'host'")]
    [InlineData("{ when: ¦pages is ESTABLISHED, link: near, down: 1 s }", "there is no connection 'pages': did you mean 'page'?")]
    [InlineData("{ when: ¦page is ESTABLISHD, link: near, down: 1 s }", "'ESTABLISHD' is not a state of TCP or TLS: did you mean 'ESTABLISHED'?")]
    [InlineData("{ when: ¦page, link: near, down: 1 s }", "expected a state of a connection such as page is ESTABLISHED or page.server is CONNECTED, not 'page'")]
    [InlineData("{ ¦random: 1 /s, link: near, delay: 1 s }", "'random' needs an end of each: 'for' or 'down'")]
    [InlineData("{ when: page is CLOSED, ¦random: 1 /s, link: near, down: 1 s }", "either 'when' or 'random', not both")]
    [InlineData("{ when: page is CLOSED, ¦every: 1 s, link: near, down: 1 s }", "'every' is for fixed times: it goes with neither 'when' nor 'random'")]
    [InlineData("{ at: 1 s, ¦count: 2, link: near, down: 1 s }", "'count' needs 'every', 'when' or 'random'")]
    [InlineData("{ at: 1 s, partition: ¦[client, r, server], down: 1 s }", "there are no links between these hosts and others")]
    [InlineData("{ at: 1 s, partition: [¦clint], down: 1 s }", "there is no host 'clint': did you mean 'client'?")]
    public void Entries_are_checked(string entry, string expected) => TopologyText.AssertProblem(expected, Fill(Text, entry, 1));

    private static List<string> Outcomes(Simulation simulation, int run) =>
        [.. simulation.Run(run).Connections.Select(connection => $"{connection.Connect?.Nanoseconds}")];

    private static IReadOnlyList<ConnectionRecord> Run(string entry, int count, string think) =>
        TopologyText.Read(Fill(Text.Replace("THINK", think, StringComparison.Ordinal), entry, count)).Run().Result.Connections;

    private static double[] Connects(string entry, int count) =>
        [.. Fill(entry, count).Run().Result.Connections.Select(connection => Math.Round(connection.Connect!.Value.InMilliseconds, 3))];

    private static Scenario Fill(string entry, int count) => TopologyText.Read(Fill(Text, entry, count));

    private static string Fill(string text, string entry, int count) => text
        .Replace("ENTRY", entry.Replace("}, {", "}\n  - {", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("COUNT", $"{count}", StringComparison.Ordinal).Replace("THINK", "0 s", StringComparison.Ordinal);
}
