using NetSim.Cli;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;
using NetSim.Reporting.Tables;
using NetSim.Tests.Topologies;

namespace NetSim.Tests.Cli;

public sealed class TraceOptionsTests : IDisposable
{
    private const string Topology =
        """
        runs: 20
        hosts: { client: {}, server: {} }
        links: { wire: { between: [client, server], delay: 10 ms, loss: 20 % } }
        connections:
          page: { from: client, to: "server:80", start: { every: 1 s, count: 3 }, exchange: [{ request: 1 kB, response: 20 kB }], close: client }
          other: { from: client, to: "server:81", exchange: [{ request: 1 kB }], close: client }

        """;

    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void A_trace_of_one_connection_of_one_run_is_that_part_of_the_whole_trace()
    {
        var all = Trace("--trace");
        var one = Trace("--trace-connection", "page#2", "--trace-run", "17");

        var (run, name, instance) = (Column(all[0], "run"), Column(all[0], "connection"), Column(all[0], "instance"));
        var expected = all.Where(row => row[run] == "17" && row[name] == "page" && row[instance] == "2").ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, one.Skip(1));
    }

    [Fact]
    public void Runs_may_be_ranges_and_several()
    {
        var rows = Trace("--trace-run", "0-1", "--trace-run", "5");

        Assert.Equal(["0", "1", "5"], rows.Skip(1).Select(row => row[Column(rows[0], "run")]).Distinct());
    }

    [Fact]
    public void Of_a_sweep_one_point_may_be_traced()
    {
        var rows = Trace("--vary", "links.wire.loss=1 %, 30 %", "--trace-point", "1", "--trace-run", "0");

        Assert.Equal(["1"], rows.Skip(1).Select(row => row[Column(rows[0], "point")]).Distinct());
    }

    [Fact]
    public void Every_row_has_a_cause_and_every_change_of_state_too()
    {
        var packets = Trace("--trace");
        var states = Rows(File.ReadAllLines(Path.Combine(_netsim.Results, StateTable.FileName)));

        Assert.DoesNotContain(packets, row => row[Column(packets[0], "cause")].Length == 0);
        Assert.DoesNotContain(states, row => row[Column(states[0], "cause")].Length == 0);
        // A packet is lost here or it came through.
        Assert.All(packets.Skip(1), row => Assert.True(
            row[Column(packets[0], "loss")].Length == 0 || row[Column(packets[0], "delivered_ns")].Length == 0));
    }

    [Fact]
    public void Every_cause_is_in_the_reference()
    {
        var page = File.ReadAllText(Path.Combine(ShippedTopologies.Root, "docs", "results.md"));
        var causes = Enum.GetValues<SendCause>().Select(RecordNames.Of).Concat(Enum.GetValues<LossCause>().Select(RecordNames.Of))
            .Where(cause => cause.Length > 0);

        Assert.All(causes, cause => Assert.Contains($"`{cause}`", page));
    }

    [Fact]
    public void A_ladder_s_connection_may_be_traced_too()
    {
        var folder = _netsim.In("trace");
        var file = _netsim.Write("t.yaml", Topology);

        Assert.Equal(ExitCode.Success, _netsim.Run("ladder", file, "--run", "3", "--instance", "1", "--trace", folder));

        var rows = Rows(File.ReadAllLines(Path.Combine(folder, TraceTable.FileName)));
        Assert.True(rows.Count > 10);
        Assert.All(rows.Skip(1), row => Assert.Equal("3", row[Column(rows[0], "run")]));
        Assert.All(rows.Skip(1), row => Assert.Equal("1", row[Column(rows[0], "instance")]));
        Assert.True(File.ReadAllLines(Path.Combine(folder, StateTable.FileName)).Length > 5);
    }

    [Theory]
    [InlineData("--trace-run", "20")]
    [InlineData("--trace-run", "3-1")]
    [InlineData("--trace-run", "x")]
    [InlineData("--trace-connection", "pgae")]
    [InlineData("--trace-connection", "page#x")]
    [InlineData("--trace-point", "1")]
    public void What_is_not_there_is_named(string option, string value)
    {
        var file = _netsim.Write("t.yaml", Topology);

        Assert.Equal(ExitCode.UserError, _netsim.Run("run", file, "--output", _netsim.Results, option, value));
        Assert.Contains($"{option} {value}", _netsim.Error);
    }

    private List<string[]> Trace(params string[] options)
    {
        var file = _netsim.Write("t.yaml", Topology);
        Assert.Equal(ExitCode.Success, _netsim.Run(["run", file, "--no-charts", "--output", _netsim.Results, .. options]));
        return Rows(File.ReadAllLines(Path.Combine(_netsim.Results, TraceTable.FileName)));
    }

    // No field before the options holds a comma; those have quotes.
    private static List<string[]> Rows(string[] lines) => [.. lines.Select(Split)];

    private static string[] Split(string line)
    {
        var parts = line.Split('"');
        return string.Concat(parts.Select((part, at) => at % 2 == 0 ? part : part.Replace(',', ';'))).Split(',');
    }

    private static int Column(string[] header, string name) => Array.IndexOf(header, name);
}
