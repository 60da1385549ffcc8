using NetSim.Network;
using NetSim.Topologies.Composition;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Sweeps;

namespace NetSim.Topologies;

/// <summary>Reads a topology with what varies in it. The format: docs/topology-format.md and docs/studies.md.</summary>
public static class StudyReader
{
    /// <summary>The key of what varies.</summary>
    internal const string Vary = "vary";

    /// <summary>Reads a study.</summary>
    /// <param name="text">The YAML text of a topology.</param>
    /// <param name="fileName">The file’s name, as in <see cref="TopologyReader.Read"/>.</param>
    /// <param name="request">What is asked beside the file; null for nothing.</param>
    /// <exception cref="TopologyException">With everything that is wrong, at any point.</exception>
    public static Study Read(string text, string fileName, StudyRequest? request = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fileName);
        request ??= new StudyRequest();
        var problems = new ProblemList(fileName);
        var files = new List<IncludedFile>();
        if (TopologyReader.ReadRoot(text, fileName, problems, files) is not MappingNode root)
        {
            // Not a mapping at all: reading it as a scenario says so.
            problems.ThrowIfAny();
            TopologyReader.Read(text, fileName);
            throw new InvalidOperationException("A topology that is not a mapping has a problem.");
        }

        root = Override.ApplyAll(request.Settings, root, problems);
        var vary = root.Find(Vary)?.Value;
        root = root.Without(Vary);
        var sweep = ReadSweep(request.IgnoresFile ? null : vary, request, problems);
        // What could not be read has been told; it leaves points out, which is not worth telling too.
        IReadOnlyList<IReadOnlyList<Level>>? points = problems.IsEmpty ? Combinations.All(sweep) : [];
        if (problems.IsEmpty && points is not { Count: > 0 })
        {
            problems.Add(
                vary?.Origin ?? new Origin("--vary", 0, 0),
                points is null ? $"more than {Limits.Points} points" : "no point is left");
        }

        CheckLevels(root, sweep, points ?? [], fileName, problems);
        problems.ThrowIfAny();
        var study = new Study(fileName, text, files, request, root, sweep, points!);
        foreach (var point in study.Points)
        {
            study.ScenarioOf(point);
        }

        return study;
    }

    /// <summary>Reads the scenario of one point; null with a problem.</summary>
    internal static Scenario? ReadPoint(
        MappingNode root, IReadOnlyList<Level> levels, string fileName, ProblemList problems)
    {
        foreach (var setting in levels.SelectMany(level => level.Settings))
        {
            root = Override.Apply(setting.Path, setting.Value, root, problems);
        }

        return problems.IsEmpty ? TopologyReader.ReadScenario(root, fileName, problems) : null;
    }

    private static Sweep ReadSweep(Node? vary, StudyRequest request, ProblemList problems)
    {
        var merged = VariationOption.Merge(vary, request, problems);
        return merged is null ? Sweep.None : new VaryReader(problems, request.OpenRangeParts).Read(merged);
    }

    // Each level once, the other factors at the first point's: every wrong value is told at once, and in time.
    private static void CheckLevels(
        MappingNode root, Sweep sweep, IReadOnlyList<IReadOnlyList<Level>> points, string fileName, ProblemList problems)
    {
        IReadOnlyList<Level> first = points.Count > 0 ? points[0] : [.. sweep.Factors.Where(f => f.Levels.Count > 0)
            .Select(factor => factor.Levels[0])];
        Check(first);
        for (var at = 0; at < sweep.Factors.Count && first.Count == sweep.Factors.Count; at++)
        {
            foreach (var level in sweep.Factors[at].Levels.Where(level => level != first[at]))
            {
                Check([.. first.Select((other, index) => index == at ? level : other)]);
            }
        }

        void Check(IReadOnlyList<Level> levels)
        {
            var found = new ProblemList(fileName);
            ReadPoint(root, levels, fileName, found);
            problems.Merge(found);
        }
    }
}
