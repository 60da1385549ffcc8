using NetSim.Cli;

namespace NetSim.Tests.Cli;

/// <summary>The ladders in the tutorial, in both languages, are what the program prints.</summary>
public sealed class TutorialTests : IDisposable
{
    private const string Indent = "    ";

    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    // A ladder may be cut: each line that is there is printed, and in this order.
    [Theory]
    [InlineData("tutorial.md")]
    [InlineData("tutorial.zh-CN.md")]
    public void A_ladder_in_the_tutorial_is_printed_like_that(string document)
    {
        var lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Netsim.Topology("lost_syn"))!, "..", "docs", document));
        var commands = Enumerable.Range(0, lines.Length)
            .Where(i => lines[i].StartsWith($"{Indent}netsim ladder topologies/", StringComparison.Ordinal)).ToList();

        Assert.True(commands.Count >= 5, "The tutorial shows too few ladders.");
        Assert.All(commands, command => AssertPrinted(lines, command));
    }

    private void AssertPrinted(string[] lines, int command)
    {
        var words = lines[command].Trim().Split(' ');
        var topology = words[2]["topologies/".Length..^".yaml".Length];
        Assert.Equal(ExitCode.Success, _netsim.Run(["ladder", Netsim.Topology(topology), .. words[3..]]));
        var printed = new Queue<string>(_netsim.Output.Split('\n').Select(line => line.TrimEnd()));

        var shown = lines.Skip(command + 1).SkipWhile(line => line.Length == 0)
            .TakeWhile(line => line.Length == 0 || line.StartsWith(Indent, StringComparison.Ordinal))
            .Where(line => line.Length > 0).Select(line => line[Indent.Length..].TrimEnd()).ToList();
        Assert.NotEmpty(shown);
        foreach (var line in shown)
        {
            while (printed.TryDequeue(out var next) && next != line)
            {
            }

            Assert.True(printed.Count > 0, $"{lines[command].Trim()} does not print: {line}");
        }
    }
}
