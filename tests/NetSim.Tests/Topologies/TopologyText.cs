using NetSim.Network;
using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

/// <summary>Short topologies for tests, and what the reader says of them.</summary>
internal static class TopologyText
{
    public const string FileName = "t.yaml";

    /// <summary>The least that a topology needs. Line 4 is the link, line 6 the connection.</summary>
    public const string Minimal =
        """
        hosts: { client: {}, server: {} }
        # a comment
        links:
          wire: { between: [client, server], delay: 50 ms }
        connections:
          page: { from: client, to: "server:80" }

        """;

    public static Scenario Read(string text, params string[] overrides) =>
        TopologyReader.Read(text, FileName, overrides);

    /// <summary>The minimal topology with more behind it.</summary>
    public static Scenario ReadWith(string more) => Read(Minimal + more);

    /// <summary>The only connection of a topology whose connection has these keys on top.</summary>
    public static ConnectionSpec Connection(string keys) =>
        Assert.Single(
            Read(
                Minimal.Replace(
                    "to: \"server:80\"",
                    $"to: \"server:80\", {keys}",
                    StringComparison.Ordinal)).Connections);

    /// <summary>The only link of a topology whose link has these keys instead of a delay.</summary>
    public static LinkSpec Link(string keys) =>
        Assert.Single(Read(Minimal.Replace("delay: 50 ms", keys, StringComparison.Ordinal)).Links);

    /// <summary>The first host of a topology in which it has these keys.</summary>
    public static HostSpec Host(string keys) =>
        Read(Minimal.Replace("client: {}", $"client: {{ {keys} }}", StringComparison.Ordinal)).Hosts[0];

    /// <summary>The problems of a text, as they are printed.</summary>
    public static string[] ProblemsOf(string text, params string[] overrides) =>
        [
            .. Assert.Throws<TopologyException>(() => Read(text, overrides)).Problems.Select(
                problem => problem.ToString())];

    /// <summary>The only problem of a text.</summary>
    public static string ProblemOf(string text, params string[] overrides) =>
        Assert.Single(ProblemsOf(text, overrides));

    /// <summary>Checks that a text has one problem, where the mark ¦ stands; the mark is taken out
    /// first.</summary>
    public static void AssertProblem(string message, string marked)
    {
        var before = marked[..marked.IndexOf('¦', StringComparison.Ordinal)];
        var line = before.Count(c => c == '\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');

        Assert.Equal(
            $"{FileName}:{line}:{column}: {message}",
            ProblemOf(marked.Replace("¦", "", StringComparison.Ordinal)));
    }
}
