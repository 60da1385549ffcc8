using System.Xml.Linq;
using NetSim.Cli;

namespace NetSim.Tests.Cli;

public sealed class ShowCommandTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void A_topology_is_listed_on_standard_output()
    {
        Assert.Equal(ExitCode.Success, _netsim.Run("show", Netsim.Topology("tls13_lossy")));

        Assert.Contains("client", _netsim.Output);
        Assert.Contains("loss 1 %", _netsim.Output);
    }

    [Theory]
    [InlineData("map.svg", "<svg")]
    [InlineData("map.dot", "graph \"")]
    [InlineData("map.txt", "2 hosts")]
    public void The_name_of_the_output_says_the_format(string name, string content)
    {
        Assert.Equal(ExitCode.Success, _netsim.Run("show", Netsim.Topology("tls13_handshake"), "-o", _netsim.In(name)));

        Assert.Contains(content, File.ReadAllText(_netsim.In(name)));
    }

    [Fact]
    public void A_picture_may_be_dark_wide_and_in_Chinese()
    {
        var file = _netsim.In("map.svg");
        var code = _netsim.Run(
            "show", Netsim.Topology("tls13_lossy"), "--format", "svg", "--output", file, "--dark", "--width", "600", "--language", "zh");

        Assert.Equal(ExitCode.Success, code);
        var svg = XDocument.Parse(File.ReadAllText(file)).Root!;
        Assert.Equal("600", svg.Attribute("width")!.Value);
        Assert.Contains(svg.Descendants(), element => element.Value == "客户端");
    }

    [Fact]
    public void Of_a_sweep_the_first_point_is_shown_and_named()
    {
        var file = _netsim.Write("sweep.yaml", File.ReadAllText(Netsim.Topology("refused")) + "vary:\n  seed: [7, 8]\n");

        Assert.Equal(ExitCode.Success, _netsim.Run("show", file));
        Assert.Contains("Point 0 of 2: seed: 7", _netsim.Output);

        Assert.Equal(ExitCode.Success, _netsim.Run("show", file, "--point", "1"));
        Assert.Contains("Point 1 of 2: seed: 8", _netsim.Output);
    }

    [Theory]
    [InlineData("--width", "800")]
    [InlineData("--dark")]
    public void What_is_for_pictures_alone_is_refused_elsewhere(params string[] options)
    {
        Assert.Equal(ExitCode.UserError, _netsim.Run(["show", Netsim.Topology("lost_syn"), .. options]));
        Assert.Contains(options[0], _netsim.Error);
    }

    [Theory]
    [InlineData("--format", "png")]
    [InlineData("--format", "svg", "--width", "20")]
    [InlineData("--point", "7")]
    public void What_cannot_be_is_named(params string[] options)
    {
        Assert.Equal(ExitCode.UserError, _netsim.Run(["show", Netsim.Topology("lost_syn"), .. options]));
        Assert.NotEmpty(_netsim.Error);
    }
}
