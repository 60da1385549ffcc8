namespace NetSim.Tests.Topologies;

/// <summary>The topologies that come with the project.</summary>
internal static class ShippedTopologies
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Paths { get; } =
        [.. Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Their names, such as <c>tls13_lossy</c> and <c>tls/tls13_full</c>.</summary>
    public static TheoryData<string> Names =>
        [.. Paths.Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')[..^".yaml".Length])];

    private static string Folder => Path.Combine(Root, "topologies");

    public static string PathOf(string name) => Path.Combine(Folder, name + ".yaml");

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
