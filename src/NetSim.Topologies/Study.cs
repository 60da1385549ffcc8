using NetSim.Network;
using NetSim.Topologies.Composition;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Sweeps;

namespace NetSim.Topologies;

/// <summary>A topology with all that varies in it: one scenario for each point.</summary>
/// <remarks>All points have the same seed, unless that varies: run k of one draws the same random numbers as run k of
/// another, so that differences come from what varies.</remarks>
public sealed class Study
{
    private readonly string _fileName;
    private readonly MappingNode _root;
    private readonly Sweep _sweep;

    internal Study(
        string fileName, string source, IReadOnlyList<IncludedFile> files, StudyRequest request, MappingNode root, Sweep sweep,
        IReadOnlyList<IReadOnlyList<Level>> points)
    {
        CompleteSource = source + string.Concat(files.Select(Comment));
        _fileName = fileName;
        _root = root;
        _sweep = sweep;
        Source = source;
        Request = request;
        Parameters = sweep.Columns;
        Points = [.. points.Select((levels, index) => new StudyPoint(index, levels))];
    }

    /// <summary>The text of the topology.</summary>
    public string Source { get; }

    /// <summary>The same with all files that it includes, each as a comment behind it: still the same topology for whoever
    /// has those files.</summary>
    public string CompleteSource { get; }

    /// <summary>What was asked beside it.</summary>
    public StudyRequest Request { get; }

    /// <summary>What varies: paths, and names of groups of profiles; empty without a sweep.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>The points, in order; exactly one without a sweep.</summary>
    public IReadOnlyList<StudyPoint> Points { get; }

    /// <summary>The scenario of a point.</summary>
    /// <exception cref="TopologyException">It has problems; never for points of a study that was read as a whole.</exception>
    public Scenario ScenarioOf(StudyPoint point)
    {
        var problems = new ProblemList(_fileName);
        var scenario = StudyReader.ReadPoint(_root, point.Levels, _fileName, problems);
        problems.ThrowIfAny();
        return scenario!;
    }

    /// <summary>Each value of each factor alone, on top of the topology without what varies.</summary>
    internal IReadOnlyList<(string Parameter, string Value, Scenario Scenario)> OneAtATime() =>
    [
        .. _sweep.Factors.SelectMany(factor => factor.Levels, (factor, level) => (
            string.Join(", ", factor.Columns), string.Join(", ", level.Texts), ScenarioOf(new StudyPoint(-1, [level])))),
    ];

    /// <summary>The topology without what varies.</summary>
    /// <exception cref="TopologyException">It is not complete without it.</exception>
    public Scenario BaseScenario() => ScenarioOf(new StudyPoint(-1, []));

    private static string Comment(IncludedFile file) =>
        $"\n# included: {file.Name}\n" + string.Concat(file.Text.TrimEnd().Split('\n').Select(line => $"# {line.TrimEnd()}\n"));
}
