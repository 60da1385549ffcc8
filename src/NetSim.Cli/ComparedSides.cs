using System.Globalization;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Tables;
using NetSim.Studies;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>Finds out what a side of a comparison is: a topology to simulate, or a folder of results; <c>@N</c> names a
/// point.</summary>
/// <param name="settings">Changes to topologies.</param>
/// <param name="engine">The engine’s name.</param>
/// <param name="threads">How many threads simulate.</param>
/// <param name="cancellation">Ends simulations.</param>
internal sealed class ComparedSides(
    IReadOnlyList<string> settings, string engine, int threads, CancellationToken cancellation)
{
    /// <summary>The side of a name.</summary>
    public ComparedSide Of(string name)
    {
        var (path, point) = Split(name);
        return Directory.Exists(path) ? OfFolder(name, path, point) : OfTopology(name, path, point);
    }

    private static (string Path, int? Point) Split(string name)
    {
        var at = name.LastIndexOf('@');
        return at > 0 && int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var point)
            ? (name[..at], point)
            : (name, null);
    }

    private ComparedSide OfTopology(string name, string path, int? point)
    {
        var study = TopologyFile.LoadStudy(path, new StudyRequest { Settings = settings });
        var chosen = Choose(name, study, point);
        var scenario = study.ScenarioOf(chosen);
        return new ComparedSide(name, study.Source, scenario, Simulate(scenario, chosen.Index));
    }

    private ComparedSide OfFolder(string name, string path, int? point)
    {
        if (settings.Count > 0)
        {
            throw new UserErrorException($"'{path}' is a folder of results: --set, --seed and --runs are for topologies");
        }

        var (source, study) = StoredStudy.Read(path);
        var chosen = Choose(name, study, point);
        return new ComparedSide(name, source, study.ScenarioOf(chosen), ConnectionReader.Read(path, chosen.Index));
    }

    private static StudyPoint Choose(string name, Study study, int? point)
    {
        if (point is null && study.Points.Count > 1)
        {
            throw new UserErrorException(
                $"'{name}' has {study.Points.Count} points: say which, such as {name}@0 ('netsim plan' lists them)");
        }

        return (point ?? 0) < study.Points.Count
            ? study.Points[point ?? 0]
            : throw new UserErrorException($"'{name}': there are points 0 to {study.Points.Count - 1}");
    }

    private List<ConnectionRow> Simulate(Scenario scenario, int point)
    {
        var taken = new Rows(point);
        var campaign = new Campaign(1, _ => scenario, EngineChoice.Named(engine)) { Threads = threads };
        if (campaign.Run(taken, progress: null, cancellation).Interrupted)
        {
            throw new OperationCanceledException(cancellation);
        }

        return taken.All;
    }

    private sealed class Rows(int point) : ICampaignResults
    {
        public List<ConnectionRow> All { get; } = [];

        public void BeginPoint(int number, Scenario scenario)
        {
        }

        public void Take(RunResult result, RunTrace? trace) =>
            All.AddRange(result.Connections.Select(record => ConnectionRow.Of(record, point)));

        public void EndPoint(Summary summary)
        {
        }
    }
}
