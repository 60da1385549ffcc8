using System.Text;
using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

/// <summary>The part of YAML that topologies use: anchors, aliases, merge keys, limits, and what is not text
/// at all.</summary>
public class YamlTests
{
    private const string TwoLinks =
        """
        hosts: { a: {}, b: {} }
        links:
          one: &one { between: [a, b], delay: 5 ms, loss: 1 % }
          two: LINK
        connections:
          page: { from: a, to: "b:80" }
        """;

    [Theory]
    [InlineData("*one", 5, 0.01)]
    [InlineData("{ <<: *one, delay: 50 ms }", 50, 0.01)]
    [InlineData("{ delay: 50 ms, <<: *one }", 50, 0.01)]
    [InlineData("{ <<: [{ delay: 7 ms }, *one], loss: 2 % }", 7, 0.02)]
    [InlineData("{ <<: [*one, { delay: 7 ms, loss: 3 % }] }", 5, 0.01)]
    public void A_merge_key_gives_what_is_not_written_wherever_it_stands(string link, int delay, double loss)
    {
        var two = TopologyText.Read(TwoLinks.Replace("LINK", link, StringComparison.Ordinal)).Links[1];

        Assert.Equal(("two", "a", "b"), (two.Name, two.From, two.To));
        Assert.Equal(delay.Milliseconds, two.Forward.Delay);
        Assert.Equal(loss, two.Forward.Loss.Value);
    }

    [Theory]
    [InlineData("{ <<: 3 }", "t.yaml:4:14: '<<' merges mappings, not '3'")]
    [InlineData("{ <<: *one, <<: *one }", "t.yaml:4:20: '<<' is there twice (first in line 4)")]
    [InlineData(
        "{ \"<<\": *one }",
        "t.yaml:4:10: a link has no key '<<' (keys: between, preset, delay, jitter, rate, queue, discipline, overtaking, "
            + "overhead, mtu, icmp, loss, corrupt, duplicate, reorder, down, drop, cost)")]
    [InlineData("*on", "t.yaml:4:8: there is no anchor '&on' before this: did you mean 'one'?")]
    [InlineData(
        "{ <<: *one, delay: &d 9 ms, loss: 0 }",
        "t.yaml:4:27: an anchor on a single value cannot stand inside { }: write the mapping on lines "
            + "of its own")]
    [InlineData(
        "&two { <<: *two }",
        "t.yaml:4:19: '*two' stands inside of what '&two' names: it would never end")]
    [InlineData(
        "!!map { <<: *one }",
        "t.yaml:4:8: tags are not supported: leave out the tag, values are understood by their place")]
    [InlineData("{ <<: *one, ? [a] : 1 }", "t.yaml:4:22: a key is text, not a list")]
    public void What_is_wrong_with_references_is_said_where_they_stand(string link, string expected) =>
        Assert.Contains(
            expected, TopologyText.ProblemsOf(TwoLinks.Replace("LINK", link, StringComparison.Ordinal)));

    [Fact]
    public void A_problem_behind_an_alias_is_reported_once_where_it_was_written()
    {
        var text = TwoLinks.Replace("1 %", "1", StringComparison.Ordinal).Replace(
            "delay: 5 ms", "delay: 5", StringComparison.Ordinal);

        Assert.StartsWith(
            "t.yaml:3:39: '5' has no unit",
            TopologyText.ProblemOf(text.Replace("LINK", "*one", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_anchor_may_be_defined_again() =>
        Assert.Equal(
            9.Milliseconds,
            TopologyText.Read(
                """
                hosts: { a: &x { }, b: &x { cpu: { speed: 2 } } }
                links:
                  one:
                    between: [a, b]
                    delay: &x 9 ms
                    jitter: { normal: *x }
                connections: { page: { from: a, to: "b:80" } }
                """).Links[0].Forward.Jitter!.Deviation);

    [Theory]
    [InlineData("", "t.yaml:1:1: there is nothing in it")]
    [InlineData("\uFEFF", "t.yaml:1:1: there is nothing in it")]
    [InlineData("# only this\n", "t.yaml:1:1: there is nothing in it")]
    [InlineData("hosts:\n\tclient: {}\n", "t.yaml:2:1: a tab indents this line: YAML wants spaces")]
    [InlineData("hosts:\n  a: 1\n \tb: 2\n", "t.yaml:3:2: a tab indents this line: YAML wants spaces")]
    [InlineData(
        "hosts: @a",
        "t.yaml:1:8: not valid YAML: while scanning for the next token, found character that cannot "
            + "start any token")]
    [InlineData(
        "hosts: {a: 1",
        "t.yaml:1:13: not valid YAML: while parsing a flow mapping, did not find expected ',' or '}'")]
    [InlineData(
        "hosts: [1, 2\nlinks: {}\n",
        "t.yaml:1:10: not valid YAML after this: perhaps a bracket is not closed")]
    [InlineData("name: ab\0c", "t.yaml:1:9: the control character U+0000 does not belong here")]
    [InlineData("name: a\r\nseed: \u001b", "t.yaml:2:7: the control character U+001B does not belong here")]
    [InlineData("a: 1\rb: \u0001", "t.yaml:2:4: the control character U+0001 does not belong here")]
    public void What_is_not_YAML_is_said_where_it_is(string text, string expected) =>
        Assert.Equal(expected, TopologyText.ProblemOf(text));

    [Fact]
    public void A_second_document_is_refused_where_it_begins() =>
        Assert.Equal(
            "t.yaml:7:1: a second YAML document begins here: a topology is one",
            TopologyText.ProblemOf(TopologyText.Minimal + "---\nseed: 2\n"));

    [Fact]
    public void One_document_may_have_its_marks() =>
        Assert.Equal("t", TopologyText.Read("%YAML 1.2\n---\n" + TopologyText.Minimal + "...\n").Name);

    [Fact]
    public void Duplicate_keys_are_reported_each()
    {
        var problems = TopologyText.ProblemsOf(
            TopologyText.Minimal + "seed: 1\nseed: 2\nruns: 1\n'runs': 2\n");

        Assert.Equal(
            [
                "t.yaml:8:1: 'seed' is there twice (first in line 7)",
                "t.yaml:10:1: 'runs' is there twice (first in line 9)"],
            problems);
    }

    [Theory]
    [InlineData("[", 1)]
    [InlineData("{a: ", 1)]
    [InlineData("- ", 1)]
    [InlineData("? ", 1)]
    public void Deep_nesting_is_refused_before_it_costs_anything(string opening, int line)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 100_000));

        var problem = Assert.Throws<TopologyException>(() => TopologyText.Read(text)).Problems[0];

        Assert.Equal(line, problem.Line);
        Assert.Contains("nested more than 64 deep", problem.Message);
    }

    [Fact]
    public void A_billion_laughs_are_refused()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 40; level++)
        {
            var parts = string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10));
            text.Append($"a{level}: &a{level} [{parts}]\n");
        }

        // a5 is 10⁶ items and 111,111 lists.
        Assert.Equal(
            "t.yaml:6:5: more than 1,000,000 values once its aliases are written out",
            TopologyText.ProblemOf(text.ToString()));
    }

    [Fact]
    public void Merged_mappings_count_as_often_as_they_are_merged()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 1000).Select(key => $"k{key}: 1"));
        var text = $"a: &a {{ {keys} }}\nb:\n" + string.Concat(
            Enumerable.Range(0, 600).Select(at => $"  m{at}: {{ <<: *a }}\n"));

        Assert.Equal(
            "t.yaml:3:3: more than 1,000,000 values once its aliases are written out",
            TopologyText.ProblemOf(text));
    }

    [Fact]
    public void Merging_stops_before_it_fills_the_memory()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 1000).Select(key => $"k{key}: 1"));
        var text = $"a: &a {{ {keys} }}\nb:\n"
            + string.Concat(Enumerable.Range(0, 100_000).Select(at => $"  m{at}: {{ <<: *a }}\n"));
        var before = GC.GetAllocatedBytesForCurrentThread();

        // The thousandth mapping makes a million entries, the next is too much: two lines of head, then
        // m1000.
        Assert.Equal(
            "t.yaml:1003:10: more than 1,000,000 values once its aliases are written out",
            TopologyText.ProblemOf(text));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000_000);
    }

    [Fact]
    public void Too_many_values_are_refused()
    {
        var text = "a: [" + string.Concat(Enumerable.Repeat("1,", 500_001)) + "]";

        Assert.EndsWith("more than 500,000 values", TopologyText.ProblemOf(text));
    }

    [Theory]
    [InlineData("a: ", "[]")]
    [InlineData("a: [", "a,")]
    [InlineData("a: [", "a: ")]
    [InlineData("a: \"", "a")]
    [InlineData("a: ", "a b ")]
    [InlineData("a: |\n", "  a\n")]
    [InlineData("a:\n", "- a\n")]
    [InlineData("", "a: 1\n")]
    [InlineData("a: [", "&a x,")]
    [InlineData("a: [&b x,", "*a,")]
    [InlineData("", "#\n")]
    [InlineData("", "---\n")]
    [InlineData("", " ")]
    [InlineData("", "& ")]
    [InlineData("", "'")]
    public void Large_files_take_no_longer_than_their_size_asks_for(string start, string part)
    {
        var text = start + string.Concat(Enumerable.Repeat(part, 2_000_000 / part.Length));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Throws<TopologyException>(() => TopologyText.Read(text));

        // A fraction of a second each; what grows with the square of the size takes minutes.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void Only_so_many_problems_are_listed_and_the_rest_is_counted()
    {
        var text = TopologyText.Minimal + string.Concat(
            Enumerable.Range(0, 1500).Select(at => $"unknown{at}: 1\n"));

        var problems = TopologyText.ProblemsOf(text);

        Assert.Equal(1001, problems.Length);
        Assert.Equal("t.yaml: and 500 more problems", problems[^1]);
    }

    [Theory]
    [InlineData(
        new byte[] { (byte)'a', (byte)':', (byte)'\n', 0xC3, 0xA4, (byte)' ', 0xFF },
        "f.yaml:2:3: the byte 0xFF is not UTF-8: save the file as UTF-8")]
    [InlineData(
        new byte[] { (byte)'a', 0xC3 }, "f.yaml:1:2: the byte 0xC3 is not UTF-8: save the file as UTF-8")]
    [InlineData(
        new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, "f.yaml:1:1: this is UTF-16: save the file as UTF-8")]
    [InlineData(
        new byte[] { 0xFE, 0xFF, 0, (byte)'a' }, "f.yaml:1:1: this is UTF-16: save the file as UTF-8")]
    public void Bytes_that_are_not_UTF8_are_found(byte[] content, string expected) =>
        Assert.Equal(
            expected, Assert.Throws<TopologyException>(() => TopologyFile.Read(content, "f.yaml")).Message);

    [Fact]
    public void A_file_that_is_too_large_is_refused() =>
        Assert.Equal(
            "f.yaml:1:1: larger than 8 MiB",
            Assert.Throws<TopologyException>(
                () => TopologyFile.Read(new byte[(8 * 1024 * 1024) + 1], "f.yaml")).Message);

    [Fact]
    public void A_file_that_is_not_there_is_a_problem_of_the_user()
    {
        var missing = Path.Combine(AppContext.BaseDirectory, "no such topology.yaml");

        Assert.Equal(
            $"{missing}: there is no such file",
            Assert.Throws<TopologyException>(() => TopologyFile.Load(missing)).Message);
        Assert.Equal(
            $"{AppContext.BaseDirectory}: this is a folder, not a file",
            Assert.Throws<TopologyException>(() => TopologyFile.Load(AppContext.BaseDirectory)).Message);
        Assert.Throws<TopologyException>(() => TopologyFile.Load("a\0b"));
        Assert.Throws<TopologyException>(() => TopologyFile.Load(""));
    }
}
