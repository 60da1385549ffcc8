using System.Text;
using System.Text.Json;

namespace NetSim.Tests.Cli;

public sealed class ReportCommandTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void A_report_of_a_sweep_has_all_of_it()
    {
        Sweep("--no-charts");

        Assert.Equal(0, _netsim.Run("report", _netsim.Results));

        var page = File.ReadAllText(Path.Combine(_netsim.Results, "report.html"));
        var text = File.ReadAllText(Path.Combine(_netsim.Results, "report.md"));
        Assert.All([page, text], content =>
        {
            Assert.Contains("p95", content, StringComparison.Ordinal);
            Assert.Contains("propagation", content, StringComparison.Ordinal);
            Assert.Contains("--vary \"links.wire.delay=10 ms, 20 ms\"", content, StringComparison.Ordinal);
        });
        Assert.All(
            ["topology", "ecdf", "quantiles", "ladder_1", "ladder_2"],
            name => Assert.True(File.Exists(Path.Combine(_netsim.Results, "report", $"{name}.svg")), name));
    }

    // A SYN is lost and sent again after a second; then two round trips of 100 ms bring the first answer.
    [Fact]
    public void It_says_where_the_p95_comes_from()
    {
        Assert.Equal(0, _netsim.Run(
            "run", Netsim.Topology("lost_syn"), "--report", "--no-charts", "--output", _netsim.Results));

        var text = File.ReadAllText(Path.Combine(_netsim.Results, "report.md"));

        Assert.Contains("1000.0 SYN timer", text, StringComparison.Ordinal);
        Assert.Matches(@"\| SYN timer \| 1000\.0 \|", text);
        Assert.Matches(@"\| together \| \d+\.\d+ \|", text);
    }

    [Fact]
    public void A_run_writes_its_report_where_it_is_asked_to()
    {
        Assert.Equal(0, _netsim.Run(
            "run", Netsim.Topology("lost_syn"), "--report", "--no-charts", "--output", _netsim.Results));

        Assert.True(File.Exists(Path.Combine(_netsim.Results, "report.html")));
    }

    [Fact]
    public void Format_language_and_folder_are_chosen()
    {
        Sweep("--no-charts");

        Assert.Equal(0, _netsim.Run("report", _netsim.Results, "--format", "html", "--language", "zh", "--output", _netsim.In("there")));

        Assert.Equal(["report.html"], Directory.GetFileSystemEntries(_netsim.In("there")).Select(Path.GetFileName));
        Assert.Contains("结论", File.ReadAllText(_netsim.In("there/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_results_is_refused()
    {
        Assert.Equal(2, _netsim.Run("report", _netsim.In("nothing")));
        Assert.Contains("holds no results", _netsim.Error, StringComparison.Ordinal);
    }

    // In a copy of the page, a script does what a reader does and writes down what came of it.
    [Fact]
    public void A_browser_opens_it_sorts_zooms_and_slides_without_errors_or_network()
    {
        if (Browser.Find() is not { } browser)
        {
            Assert.Skip("There is no Chromium here: the report is not opened.");
            return;
        }

        Sweep("--no-charts");
        Assert.Equal(0, _netsim.Run("report", _netsim.Results, "--format", "html"));
        var page = File.ReadAllText(Path.Combine(_netsim.Results, "report.html"))
            .Replace("<head>", $"<head><script>{Browser.Watch}</script>", StringComparison.Ordinal)
            .Replace("</body>", $"<script>{Browser.Act}</script></body>", StringComparison.Ordinal);
        var file = _netsim.In("watched.html");
        File.WriteAllText(file, page, Encoding.UTF8);

        using var verdict = JsonDocument.Parse(browser.VerdictOf(file));

        var root = verdict.RootElement;
        Assert.Equal("[]", root.GetProperty("errors").GetRawText());
        Assert.Equal("[]", root.GetProperty("requests").GetRawText());
        Assert.Equal("ascending", root.GetProperty("sort").GetString());
        var column = root.GetProperty("column").EnumerateArray().Select(value => double.Parse(value.GetString()!, null)).ToList();
        Assert.Equal(column.Order(), column);
        Assert.NotEqual(column.OrderDescending(), column);
        Assert.True(root.GetProperty("zoomed").GetDouble() < root.GetProperty("whole").GetDouble() / 2);
        Assert.True(root.GetProperty("veiled").GetBoolean());
        Assert.EndsWith(" ms", root.GetProperty("time").GetString(), StringComparison.Ordinal);
    }

    private void Sweep(params string[] more) => Assert.Equal(0, _netsim.Run(
        [
            "run", Netsim.Topology("three_way_handshake"), "--vary", "links.wire.delay=10 ms, 20 ms",
            "--set", "links.wire.jitter={ uniform: 5 ms }", "--runs", "20", "--output", _netsim.Results, .. more,
        ]));
}
