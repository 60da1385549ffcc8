using NetSim.Network;
using NetSim.Protocols.Tcp;
using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

public class TopologyReaderTests
{
    [Fact]
    public void A_minimal_topology_has_every_default()
    {
        var scenario = TopologyText.Read(TopologyText.Minimal);

        Assert.Equal("t", scenario.Name);
        Assert.Equal(1UL, scenario.Seed);
        Assert.Equal(1, scenario.Runs);
        Assert.Equal(300.Seconds, scenario.Duration);
        Assert.Equal(["client", "server"], scenario.Hosts.Select(host => host.Name));
        Assert.All(scenario.Hosts, host => Assert.Equal(TcpOptions.Linux, host.Tcp));
        Assert.All(scenario.Hosts, host => Assert.Null(host.ListeningPorts));
        Assert.Empty(scenario.Expectations);
        var link = Assert.Single(scenario.Links);
        Assert.Equal(("wire", "client", "server"), (link.Name, link.From, link.To));
        Assert.Equal(link.Forward, link.Backward with { Drops = link.Forward.Drops });
        var connection = Assert.Single(scenario.Connections);
        Assert.Equal(
            ("page", "client", "server", 80),
            (connection.Name, connection.From, connection.To, connection.Port));
        Assert.Equal(new StartSpec(), connection.Start);
        Assert.Null(connection.Tls);
        Assert.Null(connection.NoDelay);
    }

    [Fact]
    public void The_head_says_what_it_is_called_and_how_often_it_runs()
    {
        var scenario = TopologyText.ReadWith(
            "name: 三次握手\nseed: 18446744073709551615\nruns: 1000\nduration: 90 s\n");

        Assert.Equal("三次握手", scenario.Name);
        Assert.Equal(ulong.MaxValue, scenario.Seed);
        Assert.Equal(1000, scenario.Runs);
        Assert.Equal(90.Seconds, scenario.Duration);
    }

    [Theory]
    [InlineData("dir/my topology.yaml", "my topology")]
    [InlineData("a.b.yaml", "a.b")]
    [InlineData(".yaml", "topology")]
    [InlineData("", "topology")]
    [InlineData("a\u0001b.yaml", "ab")]
    public void A_scenario_without_a_name_is_called_as_its_file(string file, string name) =>
        Assert.Equal(name, TopologyReader.Read(TopologyText.Minimal, file).Name);

    [Fact]
    public void A_host_takes_options_on_top_of_its_stack()
    {
        var host = TopologyText.Host(
            "tcp: { mss: 1400 B, nodelay: false }, stack: rfc, cpu: { cores: 2, speed: 0.5 }, listen: [80, "
                + "443]");

        Assert.Equal("rfc", host.Stack);
        Assert.Equal(TcpOptions.Rfc with { MaximumSegmentSize = 1400, NoDelay = false }, host.Tcp);
        Assert.Equal(new CpuSpec(2, 0.5), host.Cpu);
        Assert.Equal([80, 443], host.ListeningPorts);
    }

    [Fact]
    public void A_listener_has_queues()
    {
        var host = TopologyText.Host(
            "listener: { backlog: 5, syn_cookies: off, abort_on_overflow: true, accept_delay: 10 ms }, tcp: { hystart: false }");

        Assert.Equal(
            new ListenerSpec
            {
                Backlog = 5,
                SynCookies = SynCookies.Off,
                AbortsOnOverflow = true,
                AcceptDelay = 10.Milliseconds,
            },
            host.Listener);
        Assert.False(host.Tcp.HyStart);
    }

    [Fact]
    public void Every_TCP_option_can_be_set()
    {
        var options = typeof(TcpOptions).GetProperties()
            .Where(property => property.SetMethod is { IsStatic: false })
            .Select(property => property.Name)

            // Two are what the host’s link and the connection’s version of IP say, and timer_phase says two.
            .Where(name => name is not (nameof(TcpOptions.Mtu) or nameof(TcpOptions.IpHeaderBytes) or nameof(TcpOptions.SharesTimerPhase)))
            .ToHashSet(StringComparer.Ordinal);

        var keys = NetSim.Topologies.Format.TcpFormat.Shape.Keys.Select(key => key.Name).ToList();

        // A key for each, and no two keys for the same: each changes another option.
        Assert.Equal(options.Count, keys.Count);
        var changed = keys.Select(key => ChangedBy(key)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(options, changed);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("255")]
    [InlineData("2147483648")]
    [InlineData("1 ns")]
    [InlineData("8760 h")]
    [InlineData("1 B")]
    [InlineData("88 B")]
    [InlineData("2303 B")]
    [InlineData("65495 B")]
    [InlineData("1 GiB")]
    [InlineData("1 TB")]
    public void Whatever_a_TCP_option_is_set_to_it_is_taken_or_refused(string value) =>
        Assert.All(
            NetSim.Topologies.Format.TcpFormat.Shape.Keys,
            key =>
            {
                // The options refuse what they cannot be with exceptions of their own, which nobody may see
                // here.
                var text = TopologyText.Minimal.Replace(
                    "client: {}", $"client: {{ tcp: {{ {key.Name}: {value} }} }}", StringComparison.Ordinal);
                var exception = Record.Exception(() => TopologyText.Read(text));
                Assert.True(exception is null or TopologyException, $"{key.Name}: {value}: {exception}");
            });

    [Fact]
    public void An_empty_host_and_a_host_with_nothing_behind_it_are_the_same() =>
        Assert.Equal(
            new HostSpec { Name = "client" },
            TopologyText.Read(
                TopologyText.Minimal.Replace(
                    "{ client: {}, ", "{ client, ", StringComparison.Ordinal)).Hosts[0]);

    [Fact]
    public void One_value_holds_for_both_directions_of_a_link()
    {
        var link = TopologyText.Link(
            "delay: 20 ms, rate: 20 Mbit/s, queue: 64 KiB, loss: 1 %, jitter: { normal: 2 ms }");

        Assert.Equal(link.Forward, link.Backward with { Drops = link.Forward.Drops });
        Assert.Equal(20.Milliseconds, link.Forward.Delay);
        Assert.Equal(new DataRate(20_000_000), link.Forward.Rate);
        Assert.Equal(new QueueLimit(Bytes: new DataSize(65_536)), link.Forward.Queue);
        Assert.Equal(new Probability(0.01), link.Forward.Loss);
        Assert.Equal(
            new Jitter(JitterDistribution.Normal, SimDuration.Zero, 2.Milliseconds), link.Forward.Jitter);
    }

    [Fact]
    public void Directions_of_a_link_differ_where_they_are_told_to()
    {
        var link = TopologyText.Link(
            "delay: { forward: 1 ms, backward: 2 ms }, rate: { backward: 1 Mbit/s }, queue: { backward: "
                + "100 packets }, "
            + "loss: { forward: 5 % }, jitter: { forward: { gamma: { mean: 3 ms, deviation: 1 ms } } }, "
            + "drop: { forward: [1, 3-5, 7-], backward: [2, { sequence: 1449, times: 3 }] }");

        Assert.Equal((1.Milliseconds, 2.Milliseconds), (link.Forward.Delay, link.Backward.Delay));
        Assert.Equal((null, new DataRate(1_000_000)), (link.Forward.Rate, link.Backward.Rate));
        Assert.Equal((null, new QueueLimit(Packets: 100)), (link.Forward.Queue, link.Backward.Queue));
        Assert.Equal((0.05, 0.0), (link.Forward.Loss.Value, link.Backward.Loss.Value));
        Assert.Equal(
            new Jitter(JitterDistribution.Gamma, 3.Milliseconds, 1.Milliseconds), link.Forward.Jitter);
        Assert.Null(link.Backward.Jitter);
        Assert.Equal([new(1, 1), new(3, 5), new(7, long.MaxValue)], link.Forward.Drops);
        Assert.Equal([new(2, 2)], link.Backward.Drops);
        Assert.Equal([new(1449, 3)], link.Backward.SequenceDrops);
    }

    [Theory]
    [InlineData("normal: 2 ms", JitterDistribution.Normal, 0, 2)]
    [InlineData("normal: { mean: 3 ms, deviation: 2 ms }", JitterDistribution.Normal, 3, 2)]
    [InlineData("uniform: 2 ms", JitterDistribution.Uniform, 0, 2)]
    [InlineData("uniform: { mean: 5 ms, half_width: 2 ms }", JitterDistribution.Uniform, 5, 2)]
    [InlineData("exponential: 4 ms", JitterDistribution.Exponential, 4, 4)]
    [InlineData("lognormal: { mean: 5 ms, deviation: 3 ms }", JitterDistribution.LogNormal, 5, 3)]
    [InlineData("gamma: { deviation: 3 ms, mean: 5 ms }", JitterDistribution.Gamma, 5, 3)]
    public void A_jitter_has_one_of_five_distributions(
        string text, JitterDistribution distribution, int mean, int deviation) =>
        Assert.Equal(
            new Jitter(distribution, mean.Milliseconds, deviation.Milliseconds),
            TopologyText.Link($"jitter: {{ {text} }}").Forward.Jitter);

    [Fact]
    public void A_queue_may_have_both_limits() =>
        Assert.Equal(
            new QueueLimit(new DataSize(3000), 2),
            TopologyText.Link("rate: 1 Mbit/s, queue: { bytes: 3000 B, packets: 2 }").Backward.Queue);

    [Theory]
    [InlineData("p95(handshake) <= 300 ms", 0.95, Phase.Handshake, null, true, 300)]
    [InlineData("p99.9(page.total)>=1 s", 0.999, Phase.Total, "page", false, 1000)]
    [InlineData("mean( page . first_byte ) <= 0", null, Phase.FirstByte, "page", true, 0)]
    public void An_expectation_is_about_a_statistic_of_a_phase(
        string text, double? quantile, Phase phase, string? connection, bool atMost, int limit)
    {
        var expectation = Assert.Single(TopologyText.ReadWith($"expect: [\"{text}\"]").Expectations);

        Assert.Equal(
            new Expectation(
                text,
                quantile,
                phase,
                connection,
                atMost,
                limit.Milliseconds,
                Probability.Zero), expectation);
    }

    [Theory]
    [InlineData("completed >= 99 %", null)]
    [InlineData("completed(page) >= 0.99", "page")]
    public void An_expectation_may_be_about_the_share_that_completed(string text, string? connection) =>
        Assert.Equal(
            new Expectation(text, null, null, connection, false, SimDuration.Zero, new Probability(0.99)),
            Assert.Single(TopologyText.ReadWith($"expect: [{text}]").Expectations));

    [Fact]
    public void A_chart_is_a_kind_alone_or_with_what_it_shows() =>
        Assert.Equal(
            [
                new ChartSpec { Type = ChartType.Ecdf },
                new ChartSpec
                {
                    Type = ChartType.HeatMap,
                    Metric = new Metric("p99(page.handshake)", 0.99, Phase.Handshake, "page"),
                    Quantile = 0.99,
                    Phase = Phase.Handshake,
                    Connection = "page",
                    Width = 1600,
                },
                new ChartSpec { Type = ChartType.Tail, Phase = Phase.Connect, IsLogarithmic = true, Title = "a title" },
            ],
            TopologyText.ReadWith(
                "charts: [ecdf, { kind: heat_map, metric: p99(page.handshake), width: 1600 }, "
                + "{ kind: tail, phase: connect, log: true, title: a title }]").Charts);

    [Fact]
    public void Charts_are_written_as_they_are_read()
    {
        var scenario = TopologyText.ReadWith(
            "charts: [ecdf, { kind: box, metric: p95(total) }, { kind: tail, phase: connect, log: false, width: 600 }]");

        Assert.Equal(scenario.Charts, TopologyText.Read(TopologyWriter.Write(scenario)).Charts);
    }

    [Theory]
    [InlineData("[pie]", "t.yaml:7:10: 'pie' is not a kind of chart (there are: ")]
    [InlineData("[{ phase: total }]", "t.yaml:7:10: a chart needs 'kind'")]
    [InlineData("[{ kind: box, metric: mean(total) }]", "t.yaml:7:31: a chart shows a quantile, such as p95(handshake), not 'mean(total)'")]
    [InlineData("[{ kind: box, metric: p95(other.total) }]", "t.yaml:7:31: there is no connection 'other'")]
    [InlineData("[{ kind: box, metric: p95(total), phase: connect }]", "t.yaml:7:50: the metric says the phase already")]
    [InlineData("[{ kind: box, width: 300 }]", "t.yaml:7:30: ")]
    public void What_is_no_chart_is_told_with_its_place(string charts, string problem) =>
        Assert.StartsWith(problem, TopologyText.ProblemOf(TopologyText.Minimal + "charts: " + charts), StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Assert.Equal("t", TopologyText.Read("\uFEFF" + TopologyText.Minimal).Name);

    private static string ChangedBy(string key)
    {
        var shape = NetSim.Topologies.Format.TcpFormat.Shape;
        var written = TopologyWriter.Write(TopologyText.Read(TopologyText.Minimal));
        var line = written.Split('\n').First(
            line => line.TrimStart().StartsWith(key + ":", StringComparison.Ordinal)).Trim();
        string[] values = ["true", "false", "7", "7777 B", "1 MiB", "777 ms", "immediate", "reno", "active", "always", "250"];
        foreach (var value in values.Where(value => line != $"{key}: {value}"))
        {
            try
            {
                var changed = TopologyText.Host($"tcp: {{ {key}: {value} }}").Tcp;
                return Assert.Single(typeof(TcpOptions).GetProperties(), property =>
                    property.SetMethod is { IsStatic: false }
                    && !Equals(property.GetValue(changed), property.GetValue(shape.Start))).Name;
            }
            catch (TopologyException)
            {
                // Of another kind.
            }
        }

        return $"nothing is changed by {key}";
    }
}
