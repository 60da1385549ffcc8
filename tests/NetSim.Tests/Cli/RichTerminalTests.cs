using NetSim.Cli;
using Spectre.Console;

namespace NetSim.Tests.Cli;

/// <summary>What a terminal shows that a pipe does not.</summary>
public sealed class RichTerminalTests : IDisposable
{
    private const string Escape = "\u001b[";

    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void A_terminal_gets_sparklines_and_colours()
    {
        var text = Output(isRich: true);

        // The tail of the handshake is far above its median: flat, then high.
        Assert.Matches("▁▁▁▁[▁-█]*█", text);
        Assert.Contains(Escape, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_gets_plain_text_with_intervals()
    {
        var text = Output(isRich: false);

        Assert.DoesNotContain("▁", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, text, StringComparison.Ordinal);
        Assert.Matches(@"handshake +200 +[0-9.]+ \([0-9.]+ to [0-9.]+\)", text);
    }

    private string Output(bool isRich)
    {
        using var output = new StringWriter();
        var code = CommandLine.Run(
            ["run", Netsim.Topology("tls13_lossy"), "--runs", "200", "--no-charts", "--output", _netsim.Results],
            new Terminal(output, TextWriter.Null, isInteractive: false, isRich ? AnsiSupport.Yes : AnsiSupport.No), CancellationToken.None);
        Assert.Equal(ExitCode.Success, code);
        return output.ToString();
    }
}
