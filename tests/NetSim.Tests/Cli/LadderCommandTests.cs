using System.Xml.Linq;
using NetSim.Cli;

namespace NetSim.Tests.Cli;

public sealed class LadderCommandTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Theory]
    [InlineData("three_way_handshake")]
    [InlineData("four_way_teardown")]
    [InlineData("simultaneous_close")]
    [InlineData("lost_syn")]
    [InlineData("lost_fin")]
    [InlineData("refused")]
    [InlineData("tls13_handshake")]
    [InlineData("tls12_handshake")]
    public void The_tutorial_s_ladders(string topology)
    {
        Assert.Equal(ExitCode.Success, _netsim.Run("ladder", Netsim.Topology(topology)));

        Approved.Matches(_netsim.Output, testName: $"{nameof(The_tutorial_s_ladders)}.{topology}");
    }

    [Fact]
    public void A_ladder_can_be_drawn_in_every_format()
    {
        Assert.Equal(ExitCode.Success, _netsim.Run("ladder", Netsim.Topology("lost_syn"), "--format", "mermaid"));
        Assert.Contains("\nsequenceDiagram\n", _netsim.Output);

        Assert.Equal(ExitCode.Success, _netsim.Run("ladder", Netsim.Topology("lost_syn"), "--format", "svg"));
        Assert.Equal("svg", XDocument.Parse(_netsim.Output).Root!.Name.LocalName);

        var file = _netsim.In("ladder.png");
        Assert.Equal(ExitCode.Success, _netsim.Run("ladder", Netsim.Topology("lost_syn"), "--format", "png", "--output", file));
        Assert.True(new FileInfo(file).Length > 10_000);

        Assert.Equal(ExitCode.UserError, _netsim.Run("ladder", Netsim.Topology("lost_syn"), "--format", "png"));
        Assert.Contains("--output", _netsim.Error);
    }

    [Theory]
    [InlineData("--run", "1000")]
    [InlineData("--run", "-1")]
    [InlineData("--connection", "pgae")]
    [InlineData("--instance", "1")]
    public void What_is_not_there_is_named(string option, string value)
    {
        Assert.Equal(ExitCode.UserError, _netsim.Run("ladder", Netsim.Topology("tls13_lossy"), option, value));
        Assert.Contains(value, _netsim.Error);
    }
}
