using NetSim.Cli;

namespace NetSim.Tests.Cli;

public sealed class QuestionCommandTests : IDisposable
{
    private static readonly string Lossy = Netsim.Topology("tls13_lossy");
    private static readonly string Handshake = Netsim.Topology("three_way_handshake");

    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void Find_tells_up_to_which_value_a_level_is_kept()
    {
        // A handshake takes two delays, without jitter and loss: 150 ms of it are 75 ms one way.
        var code = _netsim.Run(
            "find", Handshake, "--vary", "links.wire.delay=10 ms .. 200 ms step 5 ms", "--metric", "p50(connect)",
            "--at-most", "150 ms", "--runs", "20");

        Assert.Equal((ExitCode.Success, ""), (code, _netsim.Error));
        Assert.Contains("p50(connect) <= 150 ms is kept up to links.wire.delay = 75 ms\n", _netsim.Output.ReplaceLineEndings("\n"));
        Assert.Contains("and lost at 80 ms\n", _netsim.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Find_cuts_an_open_range_into_a_hundred_parts()
    {
        var code = _netsim.Run(
            "find", Handshake, "--vary", "links.wire.delay=0 ms .. 100 ms", "--metric", "p50(connect)", "--at-most", "99 ms", "--runs", "20");

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("links.wire.delay = 49 ms", _netsim.Output);
    }

    [Fact]
    public void Find_that_finds_nothing_is_exit_code_1()
    {
        var code = _netsim.Run(
            "find", Handshake, "--vary", "links.wire.delay=10 ms, 20 ms", "--metric", "p50(connect)", "--at-most", "1 ms", "--runs", "20");

        Assert.Equal(ExitCode.Missed, code);
        Assert.Contains("is not kept for certain at either end, 10 ms or 20 ms", _netsim.Output);
    }

    [Theory]
    [InlineData("find looks along one path", "--metric", "p50(connect)", "--at-most", "1 ms")]
    [InlineData("either --at-most or --at-least", "--metric", "p50(connect)", "--vary", "seed=1, 2")]
    [InlineData("the limit: '5' has no unit", "--metric", "p50(connect)", "--vary", "seed=1, 2", "--at-most", "5")]
    [InlineData("--metric: 'p50' needs a phase", "--metric", "p50", "--vary", "seed=1, 2", "--at-most", "5 ms")]
    [InlineData("there is no connection 'pagge': did you mean 'page'?", "--metric", "p50(pagge.connect)", "--vary", "seed=1, 2", "--at-most", "5 ms")]
    public void Find_says_what_it_cannot_do(string expected, params string[] arguments)
    {
        Assert.Equal(ExitCode.UserError, _netsim.Run(["find", Lossy, .. arguments]));
        Assert.Contains(expected, _netsim.Error);
    }

    [Fact]
    public void Sensitivity_puts_what_moves_the_answer_most_on_top()
    {
        var code = _netsim.Run("sensitivity", Lossy, "--metric", "p50(connect)", "--runs", "50");

        Assert.Equal((ExitCode.Success, ""), (code, _netsim.Error));
        var lines = _netsim.Output.Split('\n');
        int Line(string name) => Array.FindIndex(lines, line => line.Contains(name, StringComparison.Ordinal));
        // 2 x 20 ms against 2 x 10 ms, of which a tenth each.
        Assert.True(Line("links.access.delay") < Line("links.backbone.delay"));
        Assert.True(Line("links.backbone.delay") < Line("links.access.queue"));
        Assert.Matches("links.access.delay +18 ms +5\\d\\.\\d+ ms +22 ms +6\\d\\.\\d+ ms +8\\.\\d+ ms +#{20}", _netsim.Output);
    }

    [Fact]
    public void Sensitivity_changes_what_is_asked_one_at_a_time()
    {
        var code = _netsim.Run(
            "sensitivity", Handshake, "--metric", "mean(connect)", "--vary", "links.wire.delay=10 ms, 30 ms",
            "--vary", "links.wire.rate=1 Gbit/s, 10 Gbit/s", "--runs", "5");

        Assert.Equal(ExitCode.Success, code);
        Assert.Matches("links.wire.delay +10 ms +20\\.\\d+ ms +30 ms +60\\.\\d+ ms", _netsim.Output);
    }

    [Fact]
    public void Sensitivity_says_what_it_cannot_do()
    {
        Assert.Equal(ExitCode.UserError, _netsim.Run("sensitivity", Lossy, "--metric", "p50(connect)", "--by", "100"));
        Assert.Contains("--by is a change in per cent", _netsim.Error);
        Assert.Equal(ExitCode.UserError, _netsim.Run("sensitivity", Lossy, "--metric", "p50(connect)", "--set", "until={ metric: completed }"));
        Assert.Contains("leave 'until' out", _netsim.Error);
    }
}
