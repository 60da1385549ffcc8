using System.Reflection;

namespace NetSim.ArchitectureTests;

/// <summary>The working tree and what was built from it.</summary>
internal static class Repository
{
    private static readonly string[] NotCommitted =
        [".git", ".idea", ".vs", ".vscode", "artifacts", "BenchmarkDotNet.Artifacts", "bin", "obj", "results"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every committed file, as a path from the root with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesBelow(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    /// <summary>The C# files of the product and of its tests.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        [.. Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>The product’s assemblies that were built.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "NetSim.*.dll")
            .Where(file => !file.EndsWith("Tests.dll", StringComparison.Ordinal))
            .Append(Path.Combine(AppContext.BaseDirectory, "netsim.dll"))
            .Select(Assembly.LoadFrom),
    ];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The name of an assembly’s project: netsim is NetSim.Cli.</summary>
    public static string ProjectOf(Assembly assembly) =>
        assembly.GetName().Name is { } name && name != "netsim" ? name : "NetSim.Cli";

    private static IEnumerable<string> FilesBelow(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => !NotCommitted.Contains(file.Name)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
            .Concat(folder.EnumerateDirectories().Where(d => !NotCommitted.Contains(d.Name)).SelectMany(FilesBelow));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NetSim.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("There is no NetSim.sln above the tests.");
        }

        return folder.FullName;
    }
}
