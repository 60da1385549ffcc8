namespace NetSim.Tests.Cli;

public sealed class ChartCommandTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void A_sweep_is_drawn_by_the_run_and_again_from_its_results()
    {
        Assert.Equal(0, _netsim.Run(
            "run", Netsim.Topology("three_way_handshake"), "--vary", "links.wire.delay=10 ms, 20 ms", "--output", _netsim.Results));
        var drawn = Directory.GetFiles(Path.Combine(_netsim.Results, "charts")).Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);

        Assert.Equal(0, _netsim.Run("chart", _netsim.Results, "--output", _netsim.In("again")));

        Assert.Superset(new HashSet<string> { "ecdf.png", "ecdf.svg", "ecdf.csv", "box.png", "quantiles.csv", "phases.svg" }, drawn.Keys.ToHashSet());
        Assert.Equal(drawn.Keys, Directory.GetFiles(_netsim.In("again")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(drawn, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(_netsim.In("again"), file.Key))));
    }

    [Fact]
    public void Kinds_formats_and_languages_are_chosen()
    {
        _netsim.Run("run", Netsim.Topology("three_way_handshake"), "--no-charts", "--output", _netsim.Results);

        Assert.Equal(0, _netsim.Run(
            "chart", _netsim.Results, "--only", "tail", "--phase", "connect", "--format", "svg", "--language", "zh", "--theme", "dark",
            "--width", "600"));

        var folder = Path.Combine(_netsim.Results, "charts");
        Assert.Equal(["tail.csv", "tail.svg"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("尾部", File.ReadAllText(Path.Combine(folder, "tail.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_topology_chooses_its_charts_and_traced_ones_are_drawn_again()
    {
        var topology = _netsim.Write("t.yaml", File.ReadAllText(Netsim.Topology("lost_syn"))
            + "\ncharts: [transitions, { kind: tail, phase: connect, width: 600, title: a title }]\n");
        Assert.Equal(0, _netsim.Run("run", topology, "--output", _netsim.Results));
        var charts = Path.Combine(_netsim.Results, "charts");
        var drawn = File.ReadAllBytes(Path.Combine(charts, "transitions.png"));
        Assert.False(File.Exists(Path.Combine(charts, "ecdf.png")));
        Assert.Contains("a title", File.ReadAllText(Path.Combine(charts, "tail.svg")), StringComparison.Ordinal);

        Assert.Equal(0, _netsim.Run("chart", _netsim.Results));

        Assert.Equal(drawn, File.ReadAllBytes(Path.Combine(charts, "transitions.png")));
    }

    [Fact]
    public void Answers_of_compare_and_sensitivity_have_charts()
    {
        var topology = Netsim.Topology("three_way_handshake");
        Assert.Equal(0, _netsim.Run("compare", topology, topology, "--output", _netsim.In("compared")));
        Assert.Equal(0, _netsim.Run(
            "sensitivity", topology, "--metric", "p50(connect)", "--output", _netsim.In("sensitive")));

        Assert.Equal(0, _netsim.Run("chart", _netsim.In("compared"), "--only", "difference", "--format", "svg"));
        Assert.Equal(0, _netsim.Run("chart", _netsim.In("sensitive"), "--format", "svg", "--language", "zh"));

        Assert.True(File.Exists(Path.Combine(_netsim.In("compared"), "charts", "difference.svg")));
        Assert.Contains("影响", File.ReadAllText(Path.Combine(_netsim.In("sensitive"), "charts", "tornado.svg")), StringComparison.Ordinal);
        Assert.Equal(2, _netsim.Run("compare", topology, topology, "--output", _netsim.In("sensitive")));
        Assert.Contains("holds something else", _netsim.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'heat_map': it needs a sweep of two parameters", "--only", "heat_map")]
    [InlineData("there is no connection 'nothing'; there is", "--connection", "nothing")]
    [InlineData("--width is 600 to 2400 pixels", "--width", "300")]
    public void What_cannot_be_drawn_is_said(string message, params string[] arguments)
    {
        _netsim.Run("run", Netsim.Topology("three_way_handshake"), "--no-charts", "--output", _netsim.Results);

        Assert.Equal(2, _netsim.Run(["chart", _netsim.Results, .. arguments]));
        Assert.Contains(message, _netsim.Error, StringComparison.Ordinal);
    }
}
