namespace NetSim.Tests.Topologies;

/// <summary>The topologies that come with the project.</summary>
internal static class ShippedTopologies
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Paths { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "topologies"), "*.yaml").Order(StringComparer.Ordinal)];

    public static string PathOf(string name) => Path.Combine(Root, "topologies", name + ".yaml");

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
