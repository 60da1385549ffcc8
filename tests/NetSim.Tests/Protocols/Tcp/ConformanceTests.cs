using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using NetSim.Packetdrill;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>Writes docs/conformance.md from the tests’ [Rfc] tags, the sources’ “Deviation from” comments and what becomes
/// of the packetdrill scripts.</summary>
public partial class ConformanceTests
{
    [Fact]
    public void The_committed_page_says_what_tests_and_sources_say()
    {
        var page = new StringBuilder(
            """
            # Conformance

            Written by `ConformanceTests`, from the `[Rfc]` tags of the tests, from the comments in `src/` that begin with
            “Deviation from”, and from the project’s own [packetdrill](packetdrill.md) scripts, which it runs; `NETSIM_APPROVE=1`
            rewrites it. What a model leaves out altogether stands in
            [tcp.md](tcp.md) and [tls.md](tls.md).

            ## Deviations

            Deliberate ones, each where it is made.

            | where | from | what, and why |
            |---|---|---|

            """);
        AddDeviations(page);
        page.Append(
            """

            ## Defaults

            Where the TCP options of the `linux` stack differ from those of `rfc`; the sources are in
            [tcp.md](tcp.md).

            | option | linux | rfc |
            |---|---|---|

            """);
        AddDefaults(page);
        page.Append(
            """

            ## Scripts

            What became of the scripts in `tests/packetdrill`, by folder.

            | folder | scripts | passed |
            |---|---|---|

            """);
        AddScripts(page);
        page.Append(
            """

            ## Requirements and their tests

            | RFC | section | tests |
            |---|---|---|

            """);
        AddRequirements(page);
        Documents.Match("conformance.md", page.ToString());
    }

    private static void AddDeviations(StringBuilder page)
    {
        var source = Path.Combine(Documents.Root(), "src");
        var files = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            foreach (Match match in DeviationComment().Matches(File.ReadAllText(file)))
            {
                var words = CommentMark().Replace(match.Groups["what"].Value, " ").Trim();
                var name = Path.GetFileNameWithoutExtension(file);
                page.Append($"| `{name}` | {match.Groups["clause"].Value} | {words} |\n");
            }
        }
    }

    private static void AddDefaults(StringBuilder page)
    {
        foreach (var option in typeof(TcpOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var (linux, rfc) = ($"{option.GetValue(TcpOptions.Linux)}", $"{option.GetValue(TcpOptions.Rfc)}");
            if (linux != rfc)
            {
                page.Append($"| `{option.Name}` | {linux} | {rfc} |\n");
            }
        }
    }

    private static void AddScripts(StringBuilder page)
    {
        var root = Path.Combine(Documents.Root(), "tests", "packetdrill");
        var (scripts, passed) = (0, 0);
        foreach (var folder in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            var results = Directory.EnumerateFiles(folder, "*.pkt").Select(Run).ToList();
            var good = results.Count(result => result.Verdict == DrillVerdict.Passed);
            page.Append($"| {Path.GetFileName(folder)} | {results.Count} | {good} |\n");
            (scripts, passed) = (scripts + results.Count, passed + good);
        }

        page.Append($"| **all** | **{scripts}** | **{passed}** |\n");
    }

    private static DrillResult Run(string script) =>
        DrillRunner.Run(DrillScript.Parse(script, File.ReadAllText(script)), new DrillSettings());

    private static void AddRequirements(StringBuilder page)
    {
        var tags =
            from type in typeof(ConformanceTests).Assembly.GetTypes()
            from test in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            from tag in test.GetCustomAttributes<RfcAttribute>()
            group $"{type.Name}: {test.Name.Replace('_', ' ')}" by (tag.Number, tag.Section) into tests
            orderby tests.Key.Number, SortKey(tests.Key.Section)
            select tests;
        foreach (var tests in tags)
        {
            var names = string.Join("<br>", tests.Order(StringComparer.Ordinal));
            page.Append($"| {tests.Key.Number} | {tests.Key.Section} | {names} |\n");
        }
    }

    // 3.4 before 3.10, and both before MUST-10.
    private static string SortKey(string section) =>
        Digits().Replace(section, match => match.Value.PadLeft(4, '0'));

    [GeneratedRegex(@"// Deviation from (?<clause>RFC \d+ §[\d.]*\d): (?<what>[^\n]*(\n *// [^\n]*)*)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex DeviationComment();

    [GeneratedRegex(@"\n *// ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommentMark();

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
