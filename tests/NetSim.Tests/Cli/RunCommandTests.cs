using System.Text.Json;
using NetSim.Cli;

namespace NetSim.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    private static readonly string[] Tables = ["connections.csv", "summary.csv", "trace.csv", "states.csv"];

    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void A_run_leaves_tables_charts_and_a_manifest()
    {
        var code = _netsim.Run("run", Netsim.Topology("compare_tls_versions"), "--runs", "20", "--output", _netsim.Results);

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal("", _netsim.Error);
        Assert.Contains("tls12", _netsim.Output);
        Assert.Equal(1 + 2 * 20, Lines("connections.csv").Length);
        Assert.True(Lines("summary.csv").Length > 10);
        foreach (var chart in new[] { "ecdf", "phases", "states", "ladder" })
        {
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(Path.Combine(_netsim.Results, $"charts/{chart}.png"))[..4]);
            Assert.Contains("<svg", File.ReadAllText(Path.Combine(_netsim.Results, $"charts/{chart}.svg")));
        }

        using var manifest = Manifest();
        Assert.Equal(20, manifest.RootElement.GetProperty("runs").GetInt32());
        Assert.Equal(20, manifest.RootElement.GetProperty("runs_finished").GetInt32());
        Assert.False(File.Exists(Path.Combine(_netsim.Results, "trace.csv")));
    }

    [Fact]
    public void A_trace_has_every_packet_and_every_state()
    {
        var code = _netsim.Run("run", Netsim.Topology("lost_syn"), "--trace", "--no-charts", "--output", _netsim.Results);

        Assert.Equal(ExitCode.Success, code);
        var packets = Lines("trace.csv");
        Assert.StartsWith(
            "point,run,sent_ns,delivered_ns,link,direction,ordinal,connection,instance,flags,seq,ack,length,window,options,tls,cause,loss",
            packets[0], StringComparison.Ordinal);
        // The SYN that was lost has no time of delivery.
        Assert.StartsWith("0,0,0,,wire,forward,1,page,0,S,0,", packets[1], StringComparison.Ordinal);
        Assert.Contains(Lines("states.csv"), line => line.Contains("TIME-WAIT", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_netsim.Results, "charts")));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        string[][] ways = [["--threads", "1"], ["--threads", "1"], ["--threads", "4"]];
        var results = ways.Select((way, index) =>
        {
            var folder = _netsim.In($"r{index}");
            var code = _netsim.Run(
                ["run", Netsim.Topology("tls13_lossy"), "--seed", "7", "--runs", "300", "--trace", "--no-charts", "--output", folder, .. way]);
            Assert.Equal(ExitCode.Success, code);
            return Tables.Select(name => File.ReadAllText(Path.Combine(folder, name))).ToArray();
        }).ToList();

        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
        Assert.Equal(301, results[0][0].TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void Another_seed_gives_other_results()
    {
        string Connections(string seed)
        {
            _netsim.Run("run", Netsim.Topology("tls13_lossy"), "--seed", seed, "--runs", "50", "--no-charts", "--output", _netsim.Results);
            return File.ReadAllText(Path.Combine(_netsim.Results, "connections.csv"));
        }

        Assert.NotEqual(Connections("1"), Connections("2"));
    }

    [Fact]
    public void The_results_before_are_kept_once()
    {
        foreach (var seed in new[] { "1", "2", "3" })
        {
            _netsim.Run("run", Netsim.Topology("lost_syn"), "--seed", seed, "--no-charts", "--output", _netsim.Results);
        }

        Assert.Contains("\"seed\": 3", File.ReadAllText(Path.Combine(_netsim.Results, "manifest.json")));
        Assert.Contains("\"seed\": 2", File.ReadAllText(Path.Combine(_netsim.Results + ".previous", "manifest.json")));
        Assert.Contains(".previous", _netsim.Output);
    }

    [Fact]
    public void A_missed_service_level_is_exit_code_1()
    {
        var code = _netsim.Run(
            "run", Netsim.Topology("lost_syn"), "--set", "expect=[p50(connect) <= 500 ms, completed >= 90 %]", "--no-charts",
            "--output", _netsim.Results);

        Assert.Equal(ExitCode.Missed, code);
        Assert.Contains("MISSED  p50(connect) <= 500 ms: 1100 ms", _netsim.Output);
        Assert.Contains("met     completed >= 90 %", _netsim.Output);
    }

    [Fact]
    public void A_changed_value_changes_the_run_and_stands_in_the_manifest()
    {
        var code = _netsim.Run(
            "run", Netsim.Topology("three_way_handshake"), "--set", "links.wire.delay=20 ms", "--no-charts", "--output", _netsim.Results);

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal("40", Lines("connections.csv")[1].Split(',')[6]);
        using var manifest = Manifest();
        Assert.Equal("links.wire.delay=20 ms", manifest.RootElement.GetProperty("options").GetProperty("set")[0].GetString());
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        Directory.CreateDirectory(_netsim.Results);
        File.WriteAllText(Path.Combine(_netsim.Results, "thesis.txt"), "ten years of work");

        var code = _netsim.Run("run", Netsim.Topology("lost_syn"), "--output", _netsim.Results);

        Assert.Equal(ExitCode.UserError, code);
        Assert.NotEqual("", _netsim.Error);
        Assert.Equal("ten years of work", File.ReadAllText(Path.Combine(_netsim.Results, "thesis.txt")));
    }

    [Fact]
    public void An_interruption_before_the_first_run_leaves_nothing()
    {
        using var interruption = new CancellationTokenSource();
        interruption.Cancel();

        var code = _netsim.Run(interruption.Token, "run", Netsim.Topology("lost_syn"), "--output", _netsim.Results);

        Assert.Equal(ExitCode.Interrupted, code);
        Assert.False(Directory.Exists(_netsim.Results));
    }

    [Fact]
    public void An_interruption_keeps_the_runs_that_were_finished()
    {
        using var interruption = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        var code = _netsim.Run(
            interruption.Token, "run", Netsim.Topology("tls13_lossy"), "--runs", "10000000", "--no-charts", "--output", _netsim.Results);

        Assert.Equal(ExitCode.Interrupted, code);
        using var manifest = Manifest();
        var finished = manifest.RootElement.GetProperty("runs_finished").GetInt32();
        Assert.InRange(finished, 1, 9_999_999);
        Assert.Equal(1 + finished, Lines("connections.csv").Length);
        Assert.Contains("interrupted", _netsim.Error);
    }

    private string[] Lines(string name) => File.ReadAllLines(Path.Combine(_netsim.Results, name));

    private JsonDocument Manifest() => JsonDocument.Parse(File.ReadAllText(Path.Combine(_netsim.Results, "manifest.json")));
}
