namespace NetSim.Tests.Topologies;

/// <summary>Mistakes in hosts, with their positions.</summary>
public class HostProblemTests
{
    [Theory]
    [InlineData("router: ¦yes", "expected true or false, not 'yes'")]
    [InlineData("¦nat: { outside: wire }", "'nat' is for a router: it stands between links")]
    [InlineData("¦firewall: { outside: wire }", "'firewall' is for a router: it stands between links")]
    [InlineData("¦rewrite: { mss: 1400 B }", "'rewrite' is for a router: it stands between links")]
    [InlineData(
        "stack: ¦plan9",
        "'plan9' is not a TCP stack (there are: linux, linux_pre_6_5, windows, macos, freebsd, rfc)")]
    [InlineData(
        "tcp: ¦[1]",
        "expected 'tcp' as a mapping (initial_timeout, minimum_timeout, minimum_spread, maximum_timeout, "
    + "timer_hz, timer_phase, syn_retries, syn_linear_timeouts, synack_retries, data_retries, orphan_retries, "
    + "user_timeout, keepalive, keepalive_time, keepalive_interval, keepalive_probes, initial_window, "
    + "congestion_control, hystart, ecn, pacing, slow_start_after_idle, "
    + "mss, path_mtu_discovery, minimum_path_mtu, path_mtu_expiry, mtu_probing, base_mss, mtu_probe_floor, "
    + "mtu_probe_threshold, mtu_probe_interval, suspicion_retries, window_scaling, "
    + "timestamps, sack, dsack, tail_loss_probe, frto, reordering, receive_buffer, maximum_receive_buffer, ack_policy, delayed_ack, nodelay, "
    + "time_wait, fin_wait_2, "
    + "invalid_segment_interval), not a list")]
    [InlineData("tcp: { mss: ¦87 B }", "'87 B' is too small: at least 88 B")]
    [InlineData("tcp: { mss: ¦65496 B }", "'65496 B' is too large: at most 65495 B")]
    [InlineData("tcp: { minimum_path_mtu: ¦67 B }", "'67 B' is too small: at least 68 B")]
    [InlineData(
        "tcp: { mtu_probing: ¦on }", "'on' is not a use of MTU probing (there are: off, on_black_hole, always)")]
    [InlineData("tcp: { syn_retries: ¦256 }", "expected a whole number from 0 to 255, not '256'")]
    [InlineData("tcp: { ¦minimum_timeout: 3 min }", "'minimum_timeout' is more than 'maximum_timeout'")]
    [InlineData("tcp: { ¦maximum_timeout: 1 ms }", "'minimum_timeout' is more than 'maximum_timeout'")]
    [InlineData("tcp: { ¦receive_buffer: 64 MiB }", "'receive_buffer' is more than 'maximum_receive_buffer'")]
    [InlineData(
        "tcp: { ack_policy: ¦quick }",
        "'quick' is not an ACK policy (there are: linux, delayed, immediate)")]
    [InlineData("tcp: { timer_hz: ¦60 }", "'60' is not a kernel’s HZ (there are: 100, 250, 1000)")]
    [InlineData("listener: { backlog: ¦-1 }", "expected a whole number from 0 to 1000000, not '-1'")]
    [InlineData(
        "listener: { backlog: 5, syn_cookies: ¦on }",
        "'on' is not a use of SYN cookies (there are: off, on_overflow, always)")]
    [InlineData(
        "listener: { ¦syn_cookies: off }",
        "'syn_cookies' says what happens where a queue is full: it needs a 'backlog'")]
    [InlineData(
        "listener: { ¦abort_on_overflow: true, backlog: unlimited }",
        "'abort_on_overflow' says what happens where a queue is full: it needs a 'backlog'")]
    [InlineData("tcp: { hystart: ¦1 }", "expected true or false, not '1'")]
    [InlineData("cpu: { cores: ¦0 }", "expected a whole number from 1 to 1024, not '0'")]
    [InlineData("cpu: { speed: ¦NaN }", "expected a number from 0.001 to 1000, not 'NaN'")]
    [InlineData("count: ¦0", "expected a whole number from 1 to 100000, not '0'")]
    [InlineData("¦ecmp: true", "'ecmp' is for a router: it chooses among several ways")]
    [InlineData("routes: ¦wire", "expected routes as a mapping from hosts to links, such as { server: backup, any: main }, not 'wire'")]
    [InlineData("routes: { ¦sever: wire }", "there is no host 'sever': did you mean 'server'?")]
    [InlineData("routes: { any: ¦wore }", "'client' has no link 'wore'")]
    [InlineData("listen: ¦80", "expected a list of ports, not '80'")]
    [InlineData("listen: [¦0]", "expected a whole number from 1 to 65535, not '0'")]
    public void A_host_is_checked(string keys, string expected) =>
        TopologyText.AssertProblem(
            expected, TopologyText.Minimal.Replace(
                "client: {}", $"client: {{ {keys} }}", StringComparison.Ordinal));

    [Theory]
    [InlineData("¦stack: linux, router: true")]
    [InlineData("router: true, ¦tcp: {}")]
    [InlineData("router: true, ¦listen: any")]
    [InlineData("router: true, ¦listener: { backlog: 1 }")]
    [InlineData("router: true, ¦cpu: { cores: 2 }")]
    [InlineData("switch: true, ¦stack: linux")]
    public void A_router_has_nothing_of_an_end_host(string keys) =>
        TopologyText.AssertProblem(
            "a router or switch only passes packets on: it has no stack, no processor and no ports",
            TopologyText.Minimal.Replace(
                "server: {}", $"server: {{}}, r: {{ {keys} }}", StringComparison.Ordinal));

    // A third node with a link of its own.
    [Theory]
    [InlineData("¦switch: true", "a router is no switch: either 'router' or 'switch'")]
    [InlineData("routes: { client: ¦wire }", "'r' has no link 'wire'")]
    [InlineData("nat: { outside: ¦wire }", "'r' has no link 'wire'")]
    [InlineData("firewall: ¦{}", "'firewall' needs 'outside'")]
    [InlineData(
        "firewall: { outside: spur, on_expiry: ¦ignore }",
        "'ignore' is not an answer (there are: drop, reset)")]
    [InlineData(
        "firewall: { outside: spur, inbound: ¦no }",
        "'no' is not an inbound policy (there are: drop, reset, prohibit, allow)")]
    public void A_router_is_checked(string keys, string expected) => TopologyText.AssertProblem(
        expected,
        TopologyText.Minimal
            .Replace("server: {}", $"server: {{}}, r: {{ router: true, {keys} }}", StringComparison.Ordinal)
            .Replace("wire: {", "spur: { between: [client, r] }\n  wire: {", StringComparison.Ordinal));

    [Fact]
    public void Copies_have_to_fit_each_other()
    {
        var text = TopologyText.Minimal
            .Replace("client: {}", "client: { count: 3 }", StringComparison.Ordinal)
            .Replace("server: {}", "server: { count: 2 }", StringComparison.Ordinal);

        Assert.Equal(
            ["t.yaml:4:20: there are 3 of 'client' and 2 of 'server': a link joins one to many, or as many to as many"],
            TopologyText.ProblemsOf(text));
        Assert.Equal(
            ["t.yaml:1:8: 100001 hosts with all copies: at most 100000"],
            TopologyText.ProblemsOf(TopologyText.Minimal.Replace("client: {}", "client: { count: 100000 }", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_route_leads_over_one_link() => TopologyText.AssertProblem(
        "link 'wire' stands for many at 'server': a route leads over one",
        TopologyText.Minimal
            .Replace("client: {}", "client: { count: 3 }", StringComparison.Ordinal)
            .Replace("server: {}", "server: { routes: { client: ¦wire } }", StringComparison.Ordinal));
}
