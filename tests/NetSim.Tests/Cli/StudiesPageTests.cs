using System.Text.RegularExpressions;
using NetSim.Cli;
using NetSim.Topologies;

namespace NetSim.Tests.Cli;

/// <summary>docs/studies.md: its commands are run, and its settings are read.</summary>
public sealed partial class StudiesPageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(TestFiles.Beside("../../../docs/studies.md")).ReplaceLineEndings("\n");

    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void Every_command_does_what_the_page_says()
    {
        var commands = Command().Matches(Page.Replace("\\\n", "", StringComparison.Ordinal))
            .Select(match => match.Groups["line"].Value).ToList();

        Assert.True(commands.Count >= 9, "The page has lost its examples.");
        foreach (var command in commands.Where(line => !line.Contains("--resume", StringComparison.Ordinal)))
        {
            List<string> arguments = [.. Argument().Matches(command).Select(match => InPlace(match.Value.Trim('"')))];
            if (arguments[0] == "run" && !arguments.Contains("--output"))
            {
                arguments.AddRange(["--output", _netsim.Results]);
            }

            Assert.True(_netsim.Run([.. arguments]) == ExitCode.Success, $"{command}\n{_netsim.Output}\n{_netsim.Error}");
        }
    }

    [Fact]
    public void Every_setting_can_be_read()
    {
        var examples = Yaml().Matches(Page).Select(match => match.Groups["text"].Value).ToList();
        var lossy = File.ReadAllText(Netsim.Topology("tls13_lossy"));

        Assert.True(examples.Count >= 3, "The page has lost its examples.");
        Assert.All(examples, example => Assert.NotEmpty(StudyReader.Read($"{lossy}\n{example}", "t.yaml").Points));
    }

    private string InPlace(string argument) =>
        argument.StartsWith("topologies/", StringComparison.Ordinal) ? TestFiles.Beside($"../../../{argument}")
        : argument.StartsWith("results/", StringComparison.Ordinal) || argument.EndsWith(".xml", StringComparison.Ordinal)
            ? _netsim.In(Path.GetFileName(argument))
            : argument;

    [GeneratedRegex("^    netsim (?<line>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Argument();

    [GeneratedRegex("```yaml\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Yaml();
}
