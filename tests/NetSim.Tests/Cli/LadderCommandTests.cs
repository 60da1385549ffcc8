using System.Xml.Linq;
using NetSim.Cli;

namespace NetSim.Tests.Cli;

public sealed class LadderCommandTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void A_terminal_with_colours_shows_the_same_ladder_in_them()
    {
        using var plain = new Netsim();
        using var coloured = new Netsim { HasColors = true };
        Assert.Equal(0, plain.Run("ladder", Netsim.Topology("lost_syn")));
        Assert.Equal(0, coloured.Run("ladder", Netsim.Topology("lost_syn")));

        Assert.DoesNotContain('\u001b', plain.Output);
        // Red what is lost, yellow what is sent again, blue states of TCP, magenta timers.
        foreach (var (color, text) in new[] { (31, "-- S 0:0(0)"), (33, "-- S 0:0(0)"), (34, "SYN-SENT"), (35, "SYN timer 1 s") })
        {
            Assert.Contains($"\u001b[{color}m{text}", coloured.Output);
        }

        var pieces = coloured.Output.Split('\u001b');
        Assert.Equal(plain.Output, string.Concat(pieces.Select((piece, index) => index == 0 ? piece : piece[(piece.IndexOf('m') + 1)..])));
    }

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

    [Fact]
    public void Records_tell_their_parts_their_keys_and_what_they_are_for()
    {
        Assert.Equal(ExitCode.Success, _netsim.Run("ladder", Netsim.Topology("tls13_handshake"), "--records"));

        var table = _netsim.Output[_netsim.Output.IndexOf("records, TLS 1.3", StringComparison.Ordinal)..];
        Approved.Matches(table);
    }

    [Fact]
    public void Records_are_for_the_text_alone()
    {
        var code = _netsim.Run("ladder", Netsim.Topology("tls13_handshake"), "--records", "--format", "svg");

        Assert.Equal(ExitCode.UserError, code);
        Assert.Contains("--records", _netsim.Error);
    }

    [Theory]
    [InlineData("ssl3", "SSL 3.0", "RFC 7568")]
    [InlineData("\"1.0\"", "TLS 1.0", "RFC 8996")]
    [InlineData("\"1.1\"", "TLS 1.1", "RFC 8996")]
    public void Versions_that_are_broken_are_marked_so(string version, string name, string rfc)
    {
        var code = _netsim.Run(
            "ladder",
            Netsim.Topology("tls12_handshake"),
            "--set",
            $"connections.page.tls={{ version: {version}, key_exchange: rsa, certificate: rsa_2048, cipher: aes_128_cbc_sha }}");

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains($"warning: page: {name}", _netsim.Error);
        Assert.Contains(rfc, _netsim.Error);
        Assert.Contains($"{name} is broken and must not be used", _netsim.Output);
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
