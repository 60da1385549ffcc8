using System.Text.Json;
using NetSim.Cli;

namespace NetSim.Tests.Cli;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Theory]
    [InlineData("lost_syn")]
    [InlineData("tls/tls13_nagle")]
    public void One_connection_with_its_path(string topology)
    {
        Assert.Equal(ExitCode.Success, _netsim.Run("explain", Netsim.Topology(topology), "--run", "0"));

        Approved.Matches(Plain(), testName: $"{nameof(One_connection_with_its_path)}.{topology.Replace('/', '.')}");
    }

    [Fact]
    public void Quantiles_over_all_runs()
    {
        Assert.Equal(ExitCode.Success, _netsim.Run("explain", Netsim.Topology("tls13_lossy"), "--runs", "400"));

        Approved.Matches(Plain());
    }

    [Fact]
    public void Results_are_explained_as_their_topology_is()
    {
        var topology = Netsim.Topology("tls13_lossy");
        Assert.Equal(ExitCode.Success, _netsim.Run("run", topology, "--runs", "20", "--seed", "5", "--no-charts", "--output", _netsim.Results));
        string[] which = ["--run", "7", "--connection", "page", "--phase", "first_byte", "--json"];
        Assert.Equal(ExitCode.Success, _netsim.Run(["explain", _netsim.Results, .. which]));
        var ofResults = _netsim.Output;

        Assert.Equal(ExitCode.Success, _netsim.Run(["explain", topology, "--seed", "5", "--runs", "20", .. which]));

        Assert.Equal(_netsim.Output, ofResults);
        var row = File.ReadLines(Path.Combine(_netsim.Results, "connections.csv")).Single(line => line.StartsWith("0,7,", StringComparison.Ordinal));
        var root = JsonDocument.Parse(ofResults).RootElement;
        Assert.Equal(row.Split(',')[8], root.GetProperty("phases").GetProperty("first_byte").GetProperty("length_ms").GetRawText());
        Assert.Equal("first_byte", root.GetProperty("path_of").GetString());
    }

    [Fact]
    public void A_run_writes_the_parts_of_every_connection_and_of_every_quantile()
    {
        string[] common = ["run", Netsim.Topology("tls13_lossy"), "--runs", "50", "--no-charts", "--output"];
        Assert.Equal(ExitCode.Success, _netsim.Run([.. common, _netsim.In("plain")]));
        Assert.Equal(ExitCode.Success, _netsim.Run([.. common, _netsim.Results, "--explain"]));
        Assert.Contains("page, last_byte: p95 is ", _netsim.Output);

        Assert.Equal(File.ReadAllText(_netsim.In("plain/connections.csv")), File.ReadAllText(Path.Combine(_netsim.Results, "connections.csv")));
        var rows = Rows("decomposition.csv");
        Assert.Equal(50 * 5, rows.Count);
        Assert.All(rows, row => Assert.Equal(decimal.Parse(row[5]), row[6..].Sum(decimal.Parse)));
        var quantiles = Rows("decomposition_summary.csv");

        // Five phases: the mean and eight quantiles.
        Assert.Equal(5 * 9, quantiles.Count);
        Assert.All(quantiles, row => Assert.Equal(decimal.Parse(row[6]), row[7..].Sum(decimal.Parse)));
    }

    [Fact]
    public void A_chart_is_drawn_of_what_was_explained_and_again_from_its_tables()
    {
        var code = _netsim.Run("run", Netsim.Topology("tls13_lossy"), "--runs", "30", "--explain", "--output", _netsim.Results);
        Assert.Equal(ExitCode.Success, code);
        var chart = Path.Combine(_netsim.Results, "charts", "decomposition.csv");
        var drawn = File.ReadAllText(chart);

        // The mean and five quantiles; all that is drawn stands in the table.
        Assert.Equal(1 + 6, File.ReadAllLines(chart).Length);
        Assert.StartsWith("point,connection,phase,statistic,value_ms,connections,propagation_ms,", drawn, StringComparison.Ordinal);
        File.Delete(chart);

        Assert.Equal(ExitCode.Success, _netsim.Run("chart", _netsim.Results, "--only", "decomposition"));

        Assert.Equal(drawn, File.ReadAllText(chart));
    }

    [Fact]
    public void A_sweep_is_explained_at_each_point()
    {
        var code = _netsim.Run(
            "run", Netsim.Topology("tls13_lossy"), "--runs", "5", "--explain", "--no-charts", "--output", _netsim.Results,
            "--vary", "links.access.delay=10 ms, 20 ms");

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(["0,10 ms", "1,20 ms"], Rows("decomposition.csv").Select(row => $"{row[0]},{row[^1]}").Distinct());
        Assert.Equal(["0,10 ms", "1,20 ms"], Rows("decomposition_summary.csv").Select(row => $"{row[0]},{row[^1]}").Distinct());
        Assert.Equal(ExitCode.UserError, _netsim.Run("explain", _netsim.Results));
        Assert.Contains("--point", _netsim.Error);
        Assert.Equal(ExitCode.Success, _netsim.Run("explain", _netsim.Results, "--point", "1"));
    }

    [Theory]
    [InlineData("--run", "0", "--connection", "nobody")]
    [InlineData("--run", "1000000")]
    [InlineData("--run", "0", "--instance", "3")]
    [InlineData("--instance", "0")]
    [InlineData("--phase", "close")]
    public void What_is_not_there_is_an_error(params string[] options)
    {
        Assert.Equal(ExitCode.UserError, _netsim.Run(["explain", Netsim.Topology("tls13_lossy"), .. options]));
        Assert.NotEqual("", _netsim.Error);
    }

    [Fact]
    public void A_journal_does_not_keep_explanations()
    {
        var code = _netsim.Run("run", Netsim.Topology("tls13_lossy"), "--explain", "--shard", "1/2", "--output", _netsim.Results);

        Assert.Equal(ExitCode.UserError, code);
        Assert.Contains("--explain keeps no journal", _netsim.Error);
    }

    [Fact]
    public void A_phase_that_was_not_reached_is_said_to_be_so()
    {
        Assert.Equal(ExitCode.Success, _netsim.Run("explain", Netsim.Topology("refused"), "--run", "0"));

        Assert.Contains("no phase was reached", _netsim.Output);
    }

    private string Plain() => string.Join('\n', _netsim.Output.Split('\n').Select(line => line.TrimEnd())).Trim() + "\n";

    private List<string[]> Rows(string file) =>
        [.. File.ReadLines(Path.Combine(_netsim.Results, file)).Skip(1).Select(line => line.Split(','))];
}
