namespace NetSim.Tests.Topologies;

/// <summary>Every kind of mistake in the meaning of a topology, with its position. Positions are those of an
/// editor.</summary>
public class ProblemTests
{
    private static readonly string TenMistakes =
        """
        name: Ten mistakes
        sead: 2
        duration: 10 sec
        hosts:
          client: { stack: lnux }
          server: { tcp: { mss: 1460 } }
          island:
        links:
          wire: { between: [client, servr], delay: 20 ms, loss: 120 % }
          wire2: { between: [client, server], delay: 1 ms }
          wire2: { between: [client, server], delay: 2 ms }
        connections:
          page: { from: client, to: "server:99999" }
          visit:
            from: client
            to: server:80
            close: sever

        """;

    [Fact]
    public void Ten_mistakes_are_ten_problems_in_the_order_of_the_file() =>
        Assert.Equal(
            [
                "t.yaml:2:1: a topology has no key 'sead': did you mean 'seed'? "
                    + "(keys: name, seed, runs, antithetic, until, warm_up, batches, duration, hosts, links, connections, script, vary, include, defaults, expect, charts)",
                "t.yaml:3:11: 'sec' is not a unit here: expected a time such as 10 ms (units: ns, us, ms, "
                    + "s, min, h)",
                "t.yaml:5:20: 'lnux' is not a TCP stack: did you mean 'linux'? "
                    + "(there are: linux, linux_pre_6_5, windows, macos, freebsd, rfc)",
                "t.yaml:6:25: '1460' has no unit: expected a size such as 300 B or 64 KiB (units: B, kB, "
                    + "KB, MB, GB, KiB, MiB, GiB)",
                "t.yaml:9:29: there is no host 'servr': did you mean 'server'?",
                "t.yaml:9:57: '120 %' is not between 0 % and 100 %",
                "t.yaml:11:3: 'wire2' is there twice (first in line 10)",
                "t.yaml:13:29: '99999' is not a port: a whole number from 1 to 65535",
                "t.yaml:17:12: 'sever' is not a way to close: did you mean 'server'? (there are: client, "
                    + "server, both, abort, none)",
                "t.yaml:18:1: 'vary' makes several scenarios of this, where one is wanted",
            ],
            TopologyText.ProblemsOf(TenMistakes + "vary: {}\n"));

    [Theory]
    [InlineData(
        "[]",
        "t.yaml:1:1: expected a topology as a mapping (name, seed, runs, antithetic, until, warm_up, batches, duration, hosts, links, "
            + "connections, script, vary, include, defaults, expect, charts), not a list")]
    [InlineData(
        "hello",
        "t.yaml:1:1: expected a topology as a mapping (name, seed, runs, antithetic, until, warm_up, batches, duration, hosts, links, "
            + "connections, script, vary, include, defaults, expect, charts), not 'hello'")]
    public void A_topology_is_a_mapping(string text, string expected) =>
        Assert.Equal(expected, TopologyText.ProblemOf(text));

    [Fact]
    public void What_a_topology_needs_is_said_at_its_beginning() =>
        Assert.Equal(
            [
                "t.yaml:2:1: a topology needs 'hosts'",
                "t.yaml:2:1: a topology needs 'links'",
                "t.yaml:2:1: a topology needs 'connections'"],
            TopologyText.ProblemsOf("# nothing\nseed: 1\n"));

    [Theory]
    [InlineData("¦name:", "'name' has no value")]
    [InlineData("name: ¦[a]", "expected one line of at most 255 characters, not a list")]
    [InlineData("name: ¦\"a\\nb\"", "expected one line of at most 255 characters")]
    [InlineData("seed: ¦-1", "expected a whole number from 0 to 18446744073709551615, not '-1'")]
    [InlineData("seed: ¦0x10", "expected a whole number from 0 to 18446744073709551615, not '0x10'")]
    [InlineData("seed: ¦1.5", "expected a whole number from 0 to 18446744073709551615, not '1.5'")]
    [InlineData("runs: ¦0", "expected a whole number from 1 to 10000000, not '0'")]
    [InlineData(
        "runs: ¦99999999999999999999",
        "expected a whole number from 1 to 10000000, not '99999999999999999999'")]
    [InlineData("duration: ¦0 s", "'0 s' is zero: it has to be more")]
    [InlineData("duration: ¦9000 h", "'9000 h' is more than a year")]
    [InlineData("duration: ¦1e30 s", "'1e30 s' is too large")]
    [InlineData(
        "duration: ¦5", "'5' has no unit: expected a time such as 10 ms (units: ns, us, ms, s, min, h)")]
    [InlineData("duration: ¦-1 s", "'-1 s' is negative")]
    [InlineData("duration: ¦soon", "expected a time such as 10 ms, not 'soon'")]
    [InlineData("duration: ¦{ s: 1 }", "expected a time such as 10 ms, not a mapping")]
    [InlineData("script: [{ at: 1 s, link: ¦pth, loss: 1 % }]", "there is no link 'pth'")]
    [InlineData("script: [{ at: 1 s, link: wire, down: 1 s, ¦count: 3 }]", "'count' needs 'every', 'when' or 'random'")]
    [InlineData("script: [{ at: 1 s, link: wire, down: 2 s, ¦every: 1 s, count: 3 }]", "it would begin again before it is over")]
    [InlineData(
        "script: [{ at: 1 s, link: wire, ¦rate: 1 Mbit/s }]",
        "the rate of a link changes only where it has a plain one from the start")]
    [InlineData("script: [¦{ at: 1 s, link: wire }]", "nothing happens: give down, speed, delay, jitter, rate, loss, corrupt or duplicate")]
    [InlineData("¦vary:", "'vary' makes several scenarios of this, where one is wanted")]
    public void The_head_is_checked(string line, string expected) =>
        TopologyText.AssertProblem(expected, $"{TopologyText.Minimal}{line}\n");

    [Theory]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("ä")]
    [InlineData("'a/b'")]
    [InlineData("''")]
    [InlineData("a1234567890123456789012345678901234567890123456789012345678901234")]
    public void A_name_is_letters_digits_and_little_else(string name)
    {
        var shown = name.StartsWith('\'') ? name : $"'{name}'";

        TopologyText.AssertProblem(
            $"{shown} is not a name: up to 64 letters (A-Z, a-z), digits, '_' and '-'",
            TopologyText.Minimal.Replace(
                "server: {}", $"server: {{}}, ¦{name}: {{}}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "wire: { between: ¦client }",
        "expected the two hosts of the link, such as [client, server], not 'client'")]
    [InlineData(
        "wire: { between: ¦[client] }",
        "expected the two hosts of the link, such as [client, server], not a list of 1 item")]
    [InlineData(
        "wire: { between: [client, ¦client] }",
        "a link joins two hosts: this one joins 'client' to itself")]
    [InlineData(
        "wire: { ¦betwen: [client, server] }",
        "a link has no key 'betwen': did you mean 'between'? (keys: between, preset, delay, jitter, rate, "
            + "queue, discipline, overtaking, overhead, mtu, icmp, loss, corrupt, duplicate, reorder, down, drop, cost)")]
    [InlineData("¦wire: { delay: 1 ms }", "a link needs 'between'")]
    public void A_link_joins_two_hosts(string link, string expected) =>
        TopologyText.AssertProblem(
            expected, TopologyText.Minimal.Replace(
                "wire: { between: [client, server], delay: 50 ms }", link, StringComparison.Ordinal));

    [Theory]
    [InlineData("¦delay: ", "'delay' has no value")]
    [InlineData(
        "delay: { ¦forwad: 1 ms }",
        "a link has no direction 'forwad': did you mean 'forward'? (directions: forward, backward)")]
    [InlineData("delay: { ¦forward: }", "'forward' has no value")]
    [InlineData("delay: { backward: ¦x }", "expected a time such as 10 ms, not 'x'")]
    [InlineData("delay: ¦[1 ms, 2 ms]", "expected a time such as 10 ms, not a list")]
    [InlineData("jitter: ¦2 ms", "expected a distribution such as { normal: 2 ms }, not '2 ms'")]
    [InlineData(
        "jitter: { ¦normel: 2 ms }",
        "a jitter has no key 'normel': did you mean 'normal'? (keys: normal, uniform, exponential, "
            + "lognormal, gamma, pareto, weibull, samples, csv)")]
    [InlineData(
        "jitter: { normal: 2 ms, ¦gamma: 1 ms }", "a jitter has one key: 'gamma' comes after 'normal'")]
    [InlineData("jitter: ¦{}", "a jitter needs one key: normal, uniform, exponential, lognormal, gamma, "
        + "pareto, weibull, samples, csv")]
    [InlineData("jitter: { ¦normal: }", "'normal' has no value")]
    [InlineData("jitter: { normal: ¦0 }", "'0' is zero: it has to be more")]
    [InlineData("jitter: { gamma: ¦2 ms }", "expected { mean: TIME, deviation: TIME }, not '2 ms'")]
    [InlineData("jitter: { gamma: ¦{ mean: 2 ms } }", "a jitter needs 'deviation'")]
    [InlineData("jitter: { exponential: ¦{ mean: 2 ms } }", "expected a time such as 10 ms, not a mapping")]
    [InlineData("jitter: { samples: ¦[] }", "expected at least 1 samples, not none")]
    [InlineData("jitter: { csv: ¦nowhere.csv }", "there is no file 'nowhere.csv'")]
    [InlineData("loss: ¦[1 %]", "expected a probability such as 1 %, or a model such as { burst: "
        + "{ loss: 1 %, length: 5 } }, not a list")]
    [InlineData("loss: { ¦brust: 1 }", "a loss has no key 'brust': did you mean 'burst'? (keys: gilbert_elliott, "
        + "burst, periodic, recorded, trace, bit_errors)")]
    [InlineData("loss: { burst: ¦{ loss: 80 %, length: 2 } }",
        "bursts of 2 packets on average lose at most 0.667 of all")]
    [InlineData("loss: { gilbert_elliott: { to_bad: 1 %, to_good: ¦0 % } }",
        "'to_good' is zero: the bad state would never end")]
    [InlineData("loss: { periodic: { every: ¦0 } }", "expected a whole number from 1 to 1000000000, not '0'")]
    [InlineData("¦discipline: codel", "a queue discipline needs a rate: without one nothing ever waits")]
    [InlineData("rate: 1 kbit/s, discipline: ¦codle", "'codle' is not a queue discipline: did you mean 'codel'? "
        + "(there are: drop_tail, red, codel, fq_codel)")]
    [InlineData("rate: 1 kbit/s, discipline: { red: ¦{ min: 20 } }", "'max' has to be more than 'min'")]
    [InlineData("rate: 1 kbit/s, discipline: { codel: { target: ¦0 s } }", "'0 s' is zero: it has to be more")]
    [InlineData("rate: 1 kbit/s, queue: { time: 1 s }, ¦discipline: codel",
        "a limit in time goes with drop_tail: other queues do not know how long a packet will wait")]
    [InlineData("rate: { steps: ¦[{ at: 1 s, rate: 1 kbit/s }, { at: 1 s, rate: 2 kbit/s }] }",
        "the times of a trace have to rise")]
    [InlineData("rate: { steps: ¦[{ at: 1 s, rate: none }] }",
        "the last rate is zero: nothing would ever pass again")]
    [InlineData("rate: { token_bucket: ¦{ rate: 1 kbit/s } }", "a token bucket needs 'burst'")]
    [InlineData("rate: { mahimahi: ¦nowhere.trace }", "there is no file 'nowhere.trace'")]
    [InlineData("rate: { opportunities: ¦[0] }",
        "the last time of a trace is how long it is: it has to be more than zero")]
    [InlineData("delay: { steps: ¦[] }", "expected at least 1 steps, not none")]
    [InlineData("drop: { forward: [{ flags: ¦syn_ak }] }", "'syn_ak' is not a kind of packet: did you mean 'syn_ack'? "
        + "(there are: any, syn, syn_ack, ack, data, fin, rst)")]
    [InlineData("drop: { forward: [{ flags: syn, every_connection: ¦0 }] }",
        "expected a whole number from 1 to 1000000, not '0'")]
    [InlineData("reorder: ¦{ distance: 3 }", "a reordering needs 'probability'")]
    [InlineData("down: [{ at: 1 s, for: ¦0 s }]", "'0 s' is zero: it has to be more")]
    [InlineData("overhead: ¦70 kB", "'70 kB' is too large: at most 65535 B")]
    [InlineData("rate: ¦0 bit/s", "'0 bit/s' is zero: nothing would ever pass")]
    [InlineData("rate: ¦11000 Gbit/s", "'11000 Gbit/s' is too large: at most 10000 Gbit/s")]
    [InlineData("rate: ¦20 ms", "'ms' is not a unit here: expected a rate such as 20 Mbit/s "
        + "(units: bit/s, kbit/s, Mbit/s, Gbit/s, bps, kbps, Mbps, Gbps, B/s, kB/s, MB/s, GB/s)")]
    [InlineData("¦queue: 64 KiB", "a queue needs a rate: without one nothing ever waits")]
    [InlineData(
        "rate: { forward: 1 kbit/s }, ¦queue: 2 packets",
        "a queue needs a rate: without one nothing ever waits")]
    [InlineData(
        "rate: 1 kbit/s, queue: ¦0 packets",
        "expected a number of packets such as 100 packets, at least 1, not '0 packets'")]
    [InlineData("rate: 1 kbit/s, queue: ¦0 B", "'0 B' is too small: at least 1 B")]
    [InlineData("rate: 1 kbit/s, queue: ¦[1]", "expected a queue such as 64 KiB or 100 packets, not a list")]
    [InlineData("rate: 1 kbit/s, queue: ¦{}", "a queue needs a limit: bytes, packets or time")]
    [InlineData("loss: ¦101 %", "'101 %' is not between 0 % and 100 %")]
    [InlineData("drop: ¦[1]", "expected forward and backward, not a list")]
    [InlineData("drop: ¦{}", "expected forward, backward or both")]
    [InlineData("drop: { forward: ¦1 }", "expected a list of packets, not '1'")]
    [InlineData(
        "drop: { forward: [¦0] }",
        "expected packets such as 4, 4-6 or 4- (4 and all that follow), counted from 1, not '0'")]
    [InlineData("drop: { forward: [¦{ times: 2 }] }", "a drop needs 'sequence'")]
    [InlineData("drop: { forward: [¦5-3] }", "'5-3' ends before it begins")]
    [InlineData(
        "drop: { forward: [¦1--] }",
        "expected packets such as 4, 4-6 or 4- (4 and all that follow), counted from 1, not '1--'")]
    public void What_a_link_does_is_checked(string keys, string expected) =>
        TopologyText.AssertProblem(
            expected, TopologyText.Minimal.Replace("delay: 50 ms", keys, StringComparison.Ordinal));

    [Fact]
    public void A_loss_of_one_is_everything() =>
        Assert.Equal(1, TopologyText.Link("loss: 1").Forward.Loss.Value);

    [Theory]
    [InlineData("¦[]", "expected a mapping from names to connections, not a list")]
    [InlineData("¦{}", "there is no connection: nothing would happen")]
    [InlineData("{ ¦page: { from: client } }", "a connection needs 'to'")]
    [InlineData(
        "{ page: ¦5 }",
        "expected a connection as a mapping (from, to, balance, background, bulk, syn_flood, start, simultaneous_open, ip, nodelay, tls, "
            + "server_tls, starttls, fast_open, "
    + "exchange, close, client, server), not '5'")]
    [InlineData(
        "{ page: { from: client, to: ¦server } }",
        "'server' names no port: expected a host and a port such as server:443")]
    [InlineData(
        "{ page: { from: client, to: ¦'server:0' } }",
        "'0' is not a port: a whole number from 1 to 65535")]
    [InlineData(
        "{ page: { from: client, to: ¦'server:http' } }",
        "'http' is not a port: a whole number from 1 to 65535")]
    [InlineData(
        "{ page: { from: client, to: ¦'srver:80' } }",
        "there is no host 'srver': did you mean 'server'?")]
    [InlineData("{ page: { from: ¦nobody, to: 'server:80' } }", "there is no host 'nobody'")]
    [InlineData(
        "{ page: { from: client, to: ¦'client:80' } }",
        "'client' connects to itself: a connection goes to another host")]
    public void A_connection_goes_from_a_host_to_a_port(string connections, string expected)
    {
        var text = TopologyText.Minimal[
            ..TopologyText.Minimal.IndexOf("connections:", StringComparison.Ordinal)];

        TopologyText.AssertProblem(expected, $"{text}connections: {connections}\n");
    }

    [Theory]
    [InlineData("client: {}, server: {}, r: { router: true }", "[client, r]", "[r, server]", null)]
    [InlineData(
        "client: {}, server: {}, r: {}",
        "[client, r]",
        "[r, server]",
        "there is no path from 'client' to 'server'")]
    [InlineData(
        "client: {}, server: {}, r: { router: true }, q: { router: true }",
        "[client, r]",
        "[q, server]",
        "there is no path from 'client' to 'server'")]
    [InlineData(
        "client: { router: true }, server: {}",
        "[client, server]",
        "[server, client]",
        "'client' is a router: it passes packets on and ends no connection")]
    public void Packets_find_a_way_over_routers(string hosts, string one, string two, string? expected)
    {
        var text =
            $"hosts: {{ {hosts} }}\nlinks: {{ one: {{ between: {one} }}, two: {{ between: {two} }} }}\n"
            + "connections: { page: { from: client, to: \"server:80\" } }\n";

        var problems = expected is null ? [] : TopologyText.ProblemsOf(text);

        Assert.Equal(expected is null, problems.Length == 0);
        Assert.All(problems, problem => Assert.Contains(expected!, problem));
        Assert.All(problems, problem => Assert.StartsWith("t.yaml:3:", problem));
    }
}
