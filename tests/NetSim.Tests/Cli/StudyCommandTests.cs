using System.Diagnostics;
using System.Xml.Linq;
using NetSim.Cli;

namespace NetSim.Tests.Cli;

public sealed class StudyCommandTests : IDisposable
{
    private static readonly string[] Tables = ["connections.csv", "connections.parquet", "summary.csv"];

    private static readonly string[] Sweep =
    [
        Netsim.Topology("tls13_lossy"), "--runs", "90", "--vary", "links.access.loss=0 %, 3 %",
        "--vary", "connections.page.tls.certificate=ecdsa_p256, ml_dsa_44", "--no-charts",
    ];

    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void Every_row_carries_every_swept_parameter()
    {
        Assert.Equal(ExitCode.Success, Run(_netsim.Results));

        var connections = File.ReadAllLines(Path.Combine(_netsim.Results, "connections.csv"));
        Assert.EndsWith(",seed,links.access.loss,connections.page.tls.certificate", connections[0], StringComparison.Ordinal);
        Assert.Equal(1 + 4 * 90, connections.Length);
        Assert.EndsWith(",1,3 %,ml_dsa_44", connections[^1], StringComparison.Ordinal);
        var summary = File.ReadAllLines(Path.Combine(_netsim.Results, "summary.csv"));
        Assert.EndsWith(",90,1,0 %,ecdsa_p256", summary[1], StringComparison.Ordinal);
        Assert.Contains("4 points, 360 runs", _netsim.Output);
        Assert.False(File.Exists(Path.Combine(_netsim.Results, "journal.sqlite")));
    }

    [Fact]
    public void Points_share_their_random_numbers()
    {
        Run(_netsim.Results);
        var alone = _netsim.In("alone");
        _netsim.Run(
            "run", Netsim.Topology("tls13_lossy"), "--runs", "90", "--no-charts", "--output", alone,
            "--set", "links.access.loss=3 %", "--set", "connections.page.tls.certificate=ml_dsa_44");

        string[] Rows(string folder) => File.ReadAllLines(Path.Combine(folder, "connections.csv"));
        Assert.Equal(
            Rows(alone)[1..].Select(row => row[row.IndexOf(',', StringComparison.Ordinal)..]),
            Rows(_netsim.Results)[^90..].Select(row => row[row.IndexOf(',', StringComparison.Ordinal)..^",3 %,ml_dsa_44".Length]));
    }

    [Fact]
    public void Parts_merge_to_the_bytes_of_the_whole()
    {
        Run(_netsim.Results);
        var parts = Enumerable.Range(1, 7).Select(number => _netsim.In($"part{number}")).ToArray();
        foreach (var (index, part) in parts.Index())
        {
            Assert.Equal(ExitCode.Success, Run(part, "--shard", $"{index + 1}/7", "--threads", "1"));
        }

        var code = _netsim.Run(["merge", .. parts.Reverse(), "--output", _netsim.In("whole"), "--no-charts"]);

        Assert.Equal((ExitCode.Success, ""), (code, _netsim.Error));
        AssertSame(_netsim.Results, _netsim.In("whole"));
    }

    [Fact]
    public void Parts_of_a_study_with_a_stopping_rule_are_whole_points()
    {
        string[] study =
        [
            "run", Netsim.Topology("tls13_lossy"), "--set", "until={ metric: p95(handshake), precision: 5 %, at_most: 400 }",
            "--vary", "links.access.loss=0 %, 1 %, 2 %", "--no-charts", "--output",
        ];
        _netsim.Run([.. study, _netsim.Results]);
        foreach (var number in new[] { 1, 2 })
        {
            _netsim.Run([.. study, _netsim.In($"part{number}"), "--shard", $"{number}/2"]);
        }

        _netsim.Run("merge", _netsim.In("part1"), _netsim.In("part2"), "--output", _netsim.In("whole"), "--no-charts");

        Assert.Equal("", _netsim.Error);
        AssertSame(_netsim.Results, _netsim.In("whole"));
    }

    [Fact]
    public void Parts_that_do_not_belong_together_are_refused()
    {
        Run(_netsim.In("part1"), "--shard", "1/3");
        Run(_netsim.In("part2"), "--shard", "2/3", "--seed", "9");
        Run(_netsim.In("part3"), "--shard", "3/3");

        Assert.Equal(ExitCode.UserError, _netsim.Run("merge", _netsim.In("part1"), _netsim.In("part2"), "--output", _netsim.Results));
        Assert.Contains("another study", _netsim.Error);
        Assert.Equal(ExitCode.UserError, _netsim.Run("merge", _netsim.In("part1"), _netsim.In("part3"), "--output", _netsim.Results));
        Assert.Contains("there is no part 2", _netsim.Error);
        Assert.Equal(ExitCode.UserError, _netsim.Run("merge", _netsim.In("nothing"), "--output", _netsim.Results));
        Assert.Contains("is no part of a study", _netsim.Error);
    }

    [Fact]
    public void What_was_interrupted_goes_on_to_the_same_bytes()
    {
        string[] Long(string folder) =>
            ["run", Netsim.Topology("tls13_lossy"), "--runs", "20000", "--no-charts", "--output", folder];
        Assert.Equal(ExitCode.Success, _netsim.Run(Long(_netsim.Results)));
        using var interruption = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        var code = _netsim.Run(interruption.Token, Long(_netsim.In("resumed")));
        Assert.SkipUnless(code == ExitCode.Interrupted, "the batch was faster than its interruption");

        var resumed = _netsim.Run([.. Long(_netsim.In("resumed")), "--resume", "--threads", "1"]);

        Assert.Equal((ExitCode.Success, ""), (resumed, _netsim.Error));
        Assert.Contains("were finished before", _netsim.Output);
        AssertSame(_netsim.Results, _netsim.In("resumed"));
    }

    [Fact]
    public void What_was_killed_goes_on_to_the_same_bytes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL to send.");
        string[] Long(string folder) =>
            ["run", Netsim.Topology("tls13_lossy"), "--runs", "30000", "--no-charts", "--output", folder];
        Assert.Equal(ExitCode.Success, _netsim.Run(Long(_netsim.Results)));
        var killed = _netsim.In("killed");
        foreach (var milliseconds in new[] { 500, 900, 1300 })
        {
            var isFirst = !Directory.Exists(_netsim.In(".killed.partial"));
            Kill([.. Long(killed), .. isFirst ? Array.Empty<string>() : ["--resume"]], milliseconds);
        }

        if (!Directory.Exists(killed))
        {
            Assert.Equal(ExitCode.Success, _netsim.Run([.. Long(killed), .. Directory.Exists(_netsim.In(".killed.partial")) && File.Exists(_netsim.In(".killed.partial/journal.sqlite")) ? ["--resume"] : Array.Empty<string>()]));
        }

        AssertSame(_netsim.Results, killed);
    }

    [Fact]
    public void Another_study_is_not_resumed()
    {
        Run(_netsim.Results, "--shard", "1/2");

        Assert.Equal(ExitCode.UserError, Run(_netsim.Results, "--shard", "1/2", "--seed", "5", "--resume"));
        Assert.Contains("another study", _netsim.Error);
        Assert.Equal(ExitCode.UserError, Run(_netsim.In("nowhere"), "--resume"));
        Assert.Contains("nothing to resume", _netsim.Error);
        Assert.Equal(ExitCode.UserError, Run(_netsim.In("nowhere"), "--resume", "--trace"));
        Assert.Contains("--trace keeps no journal", _netsim.Error);
    }

    [Fact]
    public void A_stopping_rule_ends_each_point_once_its_metric_is_known()
    {
        var code = _netsim.Run(
            "run", Netsim.Topology("tls13_lossy"), "--set", "until={ metric: mean(handshake), precision: 5 %, at_most: 5000 runs }",
            "--vary", "links.access.loss=0 %, 2 %", "--no-charts", "--output", _netsim.Results);

        Assert.Equal(ExitCode.Success, code);
        var rows = File.ReadAllLines(Path.Combine(_netsim.Results, "summary.csv")).Select(row => row.Split(',')).ToList();
        var runs = rows[0].ToList().IndexOf("runs");
        // Without loss the jitter alone is 4 % of the mean: 200 runs know it. With loss it takes more.
        Assert.Equal("200", rows.First(row => row[0] == "0")[runs]);
        Assert.InRange(int.Parse(rows.First(row => row[0] == "1")[runs], System.Globalization.CultureInfo.InvariantCulture), 300, 5000);
        Assert.Contains("known   mean(handshake) after 200 runs", _netsim.Output);
    }

    [Fact]
    public void Runs_and_a_stopping_rule_exclude_each_other()
    {
        var code = _netsim.Run("run", Netsim.Topology("tls13_lossy"), "--set", "until={ metric: completed }", "--runs", "5");

        Assert.Equal(ExitCode.UserError, code);
        Assert.Contains("leave --runs out", _netsim.Error);
    }

    [Fact]
    public void Service_levels_are_checked_at_every_point_and_written_for_build_servers()
    {
        var junit = _netsim.In("levels.xml");

        var code = Run(_netsim.Results, "--set", "expect=[p99(handshake) <= 100 ms, completed >= 90 %]", "--junit", junit);

        Assert.Equal(ExitCode.Missed, code);
        Assert.Contains("MISSED  p99(handshake) <= 100 ms", _netsim.Output);
        Assert.Contains("service levels met: 6 of 8", _netsim.Output);
        var suite = XDocument.Load(junit).Root!.Element("testsuite")!;
        Assert.Equal(("8", "2"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(2, suite.Elements("testcase").Count(test => test.Element("failure") is not null));
    }

    [Fact]
    public void A_plan_says_how_much_it_would_be()
    {
        var code = _netsim.Run(["plan", .. Sweep[..^1]]);

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("points       4", _netsim.Output);
        Assert.Contains("runs         360", _netsim.Output);
        Assert.Contains("connections  about 360", _netsim.Output);
        Assert.Contains("ml_dsa_44", _netsim.Output);
    }

    [Fact]
    public void A_ladder_of_a_sweep_needs_its_point()
    {
        var topology = _netsim.Write(
            "sweep.yaml", File.ReadAllText(Netsim.Topology("three_way_handshake")) + "\nvary: { links.wire.delay: [10 ms, 40 ms] }\n");

        Assert.Equal(ExitCode.UserError, _netsim.Run("ladder", topology));
        Assert.Contains("say which of its 2 points with --point", _netsim.Error);
        Assert.Equal(ExitCode.Success, _netsim.Run("ladder", topology, "--point", "1"));
        Assert.Contains("40", _netsim.Output);
        Assert.Equal(ExitCode.UserError, _netsim.Run("ladder", topology, "--point", "2"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_clear_error()
    {
        var file = _netsim.Write("file", "");

        var code = Run(Path.Combine(file, "results"));

        Assert.Equal(ExitCode.UserError, code);
        Assert.StartsWith("netsim: ", _netsim.Error, StringComparison.Ordinal);
    }

    private static void Kill(string[] arguments, int milliseconds)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "netsim.dll"));
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var program = Process.Start(start)!;
        if (!program.WaitForExit(milliseconds))
        {
            program.Kill();
            program.WaitForExit();
        }
    }

    private static void AssertSame(string expected, string actual) => Assert.All(
        Tables,
        name => Assert.Equal(File.ReadAllBytes(Path.Combine(expected, name)), File.ReadAllBytes(Path.Combine(actual, name))));

    private int Run(string folder, params string[] more) => _netsim.Run(["run", .. Sweep, "--output", folder, .. more]);
}
