using NetSim.Network;
using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

/// <summary>The topologies that come with the project.</summary>
internal static class ShippedTopologies
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Paths { get; } =
        [.. All.Where(path => !IsPart(path))];

    /// <summary>The files that they include.</summary>
    public static IReadOnlyList<string> Parts { get; } = [.. All.Where(IsPart)];

    /// <summary>Their names, such as <c>tls13_lossy</c> and <c>tls/tls13_full</c>.</summary>
    public static TheoryData<string> Names =>
        [.. Paths.Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')[..^".yaml".Length])];

    private static IEnumerable<string> All =>
        Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(Root, "topologies");

    /// <summary>The scenario of a topology; of one that varies, that of its first point.</summary>
    public static Scenario ScenarioOf(string name)
    {
        var study = TopologyFile.LoadStudy(PathOf(name));
        return study.ScenarioOf(study.Points[0]);
    }

    public static string PathOf(string name) => Path.Combine(Folder, name + ".yaml");

    private static bool IsPart(string path) => Path.GetFileName(Path.GetDirectoryName(path)) == "parts";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NetSim.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException(
                "There is no NetSim.sln above the tests.");
        }

        return folder.FullName;
    }
}
