using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

/// <summary>Topologies of several files.</summary>
public sealed class IncludeTests : IDisposable
{
    private const string Rest =
        """
        connections:
          page: { from: client, to: "server:80" }

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("netsim-include-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_included_is_as_if_it_stood_here()
    {
        Write("parts/hosts.yaml", "hosts: { client: {}, server: {} }\n");
        Write("parts/links.yaml", "links:\n  wire: { between: [client, server], delay: 5 ms }\nexpect: [mean(total) <= 1 s]\n");
        var file = Write("t.yaml", "include: [parts/hosts.yaml, parts/links.yaml]\nexpect: [completed >= 99 %]\n" + Rest);

        var scenario = TopologyFile.Load(file);

        Assert.Equal(["client", "server"], scenario.Hosts.Select(host => host.Name));
        Assert.Equal(5.Milliseconds, Assert.Single(scenario.Links).Forward.Delay);
        // Lists are joined, those of included files first.
        Assert.Equal(2, scenario.Expectations.Count);
        // All of it is written out: the manifest needs no other file.
        Assert.Equal(TopologyWriter.Write(scenario), TopologyWriter.Write(TopologyReader.Read(TopologyWriter.Write(scenario), "t.yaml")));
    }

    [Fact]
    public void Paths_are_those_of_the_file_that_names_them()
    {
        Write("a/b/hosts.yaml", "hosts: { client: {}, server: {} }\n");
        Write("a/b/delay.csv", "delay_ms\n7\n7\n");
        Write("a/links.yaml", "include: b/more.yaml\n");
        Write("a/b/more.yaml",
            "include: hosts.yaml\nlinks: { wire: { between: [client, server], jitter: { csv: delay.csv } } }\n");
        var file = Write("t.yaml", "include: a/links.yaml\n" + Rest);

        Assert.Equal(7.Milliseconds, TopologyFile.Load(file).Links[0].Forward.Jitter!.Mean);
    }

    [Fact]
    public void A_problem_of_an_included_file_is_told_where_it_is()
    {
        var part = Write("parts/links.yaml", "links:\n  wire: { between: [client, server], dealy: 5 ms }\n");
        var file = Write("t.yaml", "include: parts/links.yaml\nseed: x\nhosts: { client: {}, server: {} }\n" + Rest);

        var problems = ProblemsOf(file);

        Assert.Equal(2, problems.Length);
        Assert.StartsWith($"{file}:2:7: ", problems[0]);
        Assert.StartsWith($"{part}:2:38: a link has no key 'dealy': did you mean 'delay'?", problems[1]);
    }

    [Fact]
    public void What_is_there_twice_names_both_places()
    {
        var part = Write("hosts.yaml", "seed: 1\nhosts: { client: {}, server: {} }\n");
        var file = Write(
            "t.yaml",
            "include: hosts.yaml\nseed: 2\nhosts:\n  client: {}\nlinks: { wire: { between: [client, server] } }\n" + Rest);

        Assert.Equal(
            [
                $"{file}:2:1: 'seed' is there twice (first at {part}:1:1)",
                $"{file}:4:3: 'client' is there twice (first at {part}:2:10)",
            ],
            ProblemsOf(file));
    }

    [Fact]
    public void A_circle_is_told_with_all_its_files()
    {
        var a = Write("a.yaml", "include: b.yaml\n");
        var b = Write("b.yaml", "include: a.yaml\n");
        var file = Write("t.yaml", TopologyText.Minimal + "include: a.yaml\n");

        Assert.Equal($"{b}:1:10: 'a.yaml' would include itself: {a} → {b} → {a}", Assert.Single(ProblemsOf(file)));
    }

    [Fact]
    public void A_file_that_includes_itself_is_a_circle_too()
    {
        var file = Write("t.yaml", TopologyText.Minimal + "include: t.yaml\n");

        Assert.Equal($"{file}:7:10: 't.yaml' would include itself: {file} → {file}", Assert.Single(ProblemsOf(file)));
    }

    [Fact]
    public void A_file_is_included_once()
    {
        Write("hosts.yaml", "expect: []\n");
        var file = Write("t.yaml", TopologyText.Minimal + "include: [hosts.yaml, ./hosts.yaml]\n");

        Assert.Equal($"{file}:7:23: './hosts.yaml' is included twice (first at {file}:7:11)", Assert.Single(ProblemsOf(file)));
    }

    [Theory]
    [InlineData("nothing.yaml", "'nothing.yaml' cannot be included: there is no such file")]
    [InlineData("{ file: a }", "expected a file to include, or a list of files, not a mapping")]
    [InlineData("[[a]]", "expected the name of a file, not a list", 11)]
    [InlineData("list.yaml", "expected a part of a topology as a mapping, not a list", 1)]
    [InlineData("broken.yaml", "not valid YAML", 1)]
    public void What_cannot_be_included_is_told(string value, string expected, int column = 10)
    {
        Write("list.yaml", "[a, b]\n");
        Write("broken.yaml", "\"hosts: {\n");
        var file = Write("t.yaml", TopologyText.Minimal + $"include: {value}\n");

        var problem = Assert.Single(Assert.Throws<TopologyException>(() => TopologyFile.Load(file)).Problems);

        if (column > 1)
        {
            Assert.Equal((file, 7, column, expected), (problem.File, problem.Line, problem.Column, problem.Message));
        }
        else
        {
            Assert.Equal(Path.Combine(_folder, value), problem.File);
        }
    }

    [Fact]
    public void Parameters_and_defaults_reach_across_files()
    {
        Write("hosts.yaml", "parameters: { far: 30 ms }\nhosts: { client: {}, server: {} }\ndefaults: { links: { loss: 1 % } }\n");
        var file = Write("t.yaml", "include: hosts.yaml\nlinks: { wire: { between: [client, server], delay: \"${far}\" } }\n" + Rest);

        var link = TopologyFile.Load(file, ["parameters.far=40 ms"]).Links[0].Forward;

        Assert.Equal((40.Milliseconds, 0.01), (link.Delay, link.Loss.Value));
    }

    [Fact]
    public void It_cannot_be_set_from_outside() =>
        Assert.Contains("cannot be set from outside", TopologyText.ProblemOf(TopologyText.Minimal, "include=a.yaml"));

    [Fact]
    public void The_source_of_a_study_is_complete()
    {
        Write("hosts.yaml", "hosts: { client: {}, server: {} }\n");
        var file = Write("t.yaml", "include: hosts.yaml\nlinks: { wire: { between: [client, server] } }\n" + Rest);

        var source = TopologyFile.LoadStudy(file).CompleteSource;

        Assert.EndsWith($"# included: {Path.Combine(_folder, "hosts.yaml")}\n# hosts: {{ client: {{}}, server: {{}} }}\n", source);
        Assert.Equal(2, TopologyReader.Read(source, file).Hosts.Count);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static string[] ProblemsOf(string file) =>
        [.. Assert.Throws<TopologyException>(() => TopologyFile.Load(file)).Problems.Select(problem => problem.ToString())];
}
