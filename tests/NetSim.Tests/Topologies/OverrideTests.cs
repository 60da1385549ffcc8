using NetSim.Network;
using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

/// <summary>Changes from outside: <c>--set PATH=VALUE</c>.</summary>
public class OverrideTests
{
    private const string Text =
        """
        hosts: { client: {}, server: {} }
        links:
          one: &one { between: [client, server], delay: 5 ms }
          two: *one
        connections:
          page:
            from: client
            to: server:80
            exchange: [{ request: 1 B }, { request: 2 B }]

        """;

    [Fact]
    public void A_value_is_replaced() =>
        Assert.Equal(7.Milliseconds, TopologyText.Read(Text, "links.one.delay=7 ms").Links[0].Forward.Delay);

    [Fact]
    public void An_alias_of_what_is_changed_stays_as_it_was() =>
        Assert.Equal(5.Milliseconds, TopologyText.Read(Text, "links.one.delay=7 ms").Links[1].Forward.Delay);

    [Fact]
    public void Keys_that_are_not_there_are_created_on_the_way()
    {
        var scenario = TopologyText.Read(
            Text,
            "seed=7",
            "runs = 3",
            "links.one.loss=2 %",
            "hosts.client.tcp.mss=1400 B",
            "connections.page.tls.certificate=rsa_2048");

        Assert.Equal((7UL, 3), (scenario.Seed, scenario.Runs));
        Assert.Equal(0.02, scenario.Links[0].Backward.Loss.Value);
        Assert.Equal(1400, scenario.Hosts[0].Tcp.MaximumSegmentSize);
        Assert.NotNull(scenario.Connections[0].Tls);
    }

    [Fact]
    public void A_value_is_YAML() =>
        Assert.Equal(
            (1.Milliseconds, 2.Milliseconds),
            TopologyText.Read(Text, "links.one.delay={ forward: 1 ms, backward: 2 ms }").Links[0]
                is var link ? (link.Forward.Delay, link.Backward.Delay) : default);

    [Fact]
    public void An_item_of_a_list_is_named_by_its_index() =>
        Assert.Equal(
            [new ApplicationStep.Send(1), new ApplicationStep.Send(9)],
            TopologyText.Read(Text, "connections.page.exchange.1.request=9 B").Connections[0].Client.Take(2));

    [Fact]
    public void Later_changes_come_on_top_of_earlier_ones() =>
        Assert.Equal(
            2.Milliseconds,
            TopologyText.Read(
                Text,
                "links.one.delay={ forward: 1 ms }",
                "links.one.delay.forward=2 ms").Links[0].Forward.Delay);

    [Fact]
    public void A_change_may_mend_the_file() =>
        Assert.Equal(
            1.Milliseconds,
            TopologyText.Read(
                Text.Replace("5 ms", "5", StringComparison.Ordinal),
                "links.one.delay=1 ms",
                "links.two.delay=1 ms").Links[0].Forward.Delay);

    [Fact]
    public void A_new_link_may_be_set_as_a_whole() =>
        Assert.Equal(3, TopologyText.Read(Text, "links.three={ between: [client, server] }").Links.Count);

    [Theory]
    [InlineData("seed", "expected PATH=VALUE, such as links.access.loss=2 %")]
    [InlineData("=5", "expected PATH=VALUE, such as links.access.loss=2 %")]
    [InlineData("seed=", "there is no value after '='")]
    [InlineData("links..loss=1 %", "the path is keys with dots between them, such as links.access.loss")]
    [InlineData("sed=5", "the topology has no 'sed': did you mean 'seed'?")]
    [InlineData("link.one.loss=1 %", "the topology has no 'link': did you mean 'links'?")]
    [InlineData("links.on.loss=1 %", "'links' has no 'on': did you mean 'one'?")]
    [InlineData(
        "links.one.los=1 %",
        "a link has no key 'los': did you mean 'loss'? (keys: between, preset, delay, jitter, rate, queue, "
            + "discipline, overtaking, overhead, mtu, icmp, loss, corrupt, duplicate, reorder, down, drop, cost)")]
    [InlineData("links.one.loss=1", null)]
    [InlineData("links.one.loss=11", "'11' is not between 0 % and 100 %")]
    [InlineData(
        "links.one.delay.forward=1 ms",
        "'links.one.delay' is '5 ms', which has no keys: set it as a whole")]
    [InlineData(
        "connections.page.exchange.2.request=1 B",
        "'connections.page.exchange' is a list of 2 items, counted from 0: it has no '2'")]
    [InlineData(
        "connections.page.exchange.x=1 B",
        "'connections.page.exchange' is a list of 2 items, counted from 0: it has no 'x'")]
    [InlineData(
        "links.one.drop=[1",
        "not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'")]
    [InlineData("name=a\0", "the control character U+0000 does not belong here")]
    [InlineData("seed=*s", "there is no anchor '&s' before this")]
    public void A_problem_names_the_change(string change, string? expected)
    {
        if (expected is null)
        {
            TopologyText.Read(Text, change);
            return;
        }

        Assert.Equal(
            $"--set {change.Replace("\0", "\\u0000", StringComparison.Ordinal)}: {expected}",
            TopologyText.ProblemOf(Text, change));
    }

    [Fact]
    public void Problems_of_changes_come_after_those_of_the_file_in_the_order_of_the_changes()
    {
        var text = Text.Replace("5 ms", "5", StringComparison.Ordinal);

        var problems = TopologyText.ProblemsOf(text, "runs=x", "links.on.loss=1 %", "links.two.delay=1 ms");

        Assert.Equal(3, problems.Length);
        Assert.StartsWith("t.yaml:3:49: '5' has no unit", problems[0]);
        Assert.StartsWith("--set links.on.loss=1 %: 'links' has no 'on'", problems[1]);
        Assert.StartsWith("--set runs=x: expected a whole number", problems[2]);
    }

    [Fact]
    public void A_file_with_changes_is_loaded_whole()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "OverrideTests.yaml");
        File.WriteAllText(path, Text);

        var scenario = TopologyFile.Load(path, ["runs=12"]);

        Assert.Equal(("OverrideTests", 12), (scenario.Name, scenario.Runs));
    }
}
