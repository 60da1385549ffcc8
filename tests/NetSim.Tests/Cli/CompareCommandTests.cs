using NetSim.Cli;

namespace NetSim.Tests.Cli;

public sealed class CompareCommandTests : IDisposable
{
    private static readonly string Lossy = Netsim.Topology("tls13_lossy");

    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void Two_topologies_are_compared_run_for_run()
    {
        var code = _netsim.Run("compare", Lossy, Changed("certificate: ecdsa_p256", "certificate: ml_dsa_44"), "--runs", "200");

        Assert.Equal((ExitCode.Success, ""), (code, _netsim.Error));
        Assert.Contains("connections.page.tls.certificate: ml_dsa_44 instead of ecdsa_p256", _netsim.Output);
        // TCP is the same, to the nanosecond; the larger certificate takes longer.
        Assert.Matches("p95\\(connect\\).* the same", _netsim.Output);
        Assert.Matches("p50\\(handshake\\).* slower", _netsim.Output);
        Assert.Contains("page connect: B is faster in 50.0 % of 200 pairs", _netsim.Output);
    }

    [Fact]
    public void Results_say_the_same_as_their_topologies()
    {
        var changed = Changed("loss: 1 %", "loss: 3 %");
        _netsim.Run("run", Lossy, "--runs", "100", "--no-charts", "--output", _netsim.In("a"));
        _netsim.Run("run", changed, "--runs", "100", "--no-charts", "--output", _netsim.In("b"));
        _netsim.Run("run", Lossy, "--runs", "100", "--no-charts", "--vary", "links.access.loss=1 %, 3 %", "--output", _netsim.In("both"));

        string Compared(params string[] sides)
        {
            Assert.Equal(ExitCode.Success, _netsim.Run(["compare", .. sides]));
            return _netsim.Output[_netsim.Output.IndexOf("B has", StringComparison.Ordinal)..];
        }

        var results = Compared(_netsim.In("a"), _netsim.In("b"));
        Assert.Equal(results, Compared(Lossy, changed, "--runs", "100"));
        Assert.Equal(results, Compared(_netsim.In("both") + "@0", _netsim.In("both") + "@1"));
    }

    [Fact]
    public void What_differs_in_more_than_was_asked_is_refused()
    {
        var changed = Changed("loss: 1 %", "loss: 3 %", "delay: 20 ms", "delay: 30 ms");

        Assert.Equal(ExitCode.UserError, _netsim.Run("compare", Lossy, changed, "--runs", "20"));
        Assert.Contains("differ in more than one value", _netsim.Error);
        Assert.Contains("links.access.loss: 3 % instead of 1 %", _netsim.Error);
        Assert.Equal(ExitCode.UserError, _netsim.Run("compare", Lossy, changed, "--runs", "20", "--only", "links.access.loss"));
        Assert.Contains("links.access.delay", _netsim.Error);
        Assert.DoesNotContain("links.access.loss: 3 %", _netsim.Error);
        Assert.Equal(ExitCode.Success, _netsim.Run("compare", Lossy, changed, "--runs", "20", "--only", "links.access"));
        Assert.Equal(ExitCode.Success, _netsim.Run("compare", Lossy, changed, "--runs", "20", "--anyway"));
    }

    [Fact]
    public void Other_seeds_and_other_connections_are_refused()
    {
        Assert.Equal(ExitCode.UserError, _netsim.Run("compare", Lossy, Changed("seed: 1", "seed: 2"), "--runs", "5"));
        Assert.Contains("the seeds differ", _netsim.Error);
        Assert.Equal(ExitCode.UserError, _netsim.Run("compare", Lossy, Changed("  page:", "  site:"), "--runs", "5", "--anyway"));
        Assert.Contains("no connection of the one has its pair", _netsim.Error);
        Assert.Equal(ExitCode.UserError, _netsim.Run("compare", Lossy, _netsim.In("")));
        Assert.Contains("holds no results", _netsim.Error);
    }

    private string Changed(params string[] changes)
    {
        var text = File.ReadAllText(Lossy);
        for (var at = 0; at < changes.Length; at += 2)
        {
            text = text.Replace(changes[at], changes[at + 1], StringComparison.Ordinal);
        }

        return _netsim.Write("changed.yaml", text);
    }
}
