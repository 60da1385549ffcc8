using System.Xml.Linq;

namespace NetSim.ArchitectureTests;

/// <summary>What may know what, as the project files say it: so the compiler enforces the layers.</summary>
public class ProjectTests
{
    // Arrows point down only; each layer names the layer right below and sees what that one sees.
    private static readonly Dictionary<string, string[]> References = new(StringComparer.Ordinal)
    {
        ["NetSim.Units"] = [],
        ["NetSim.Engine"] = ["NetSim.Units"],
        ["NetSim.Engine.SimSharp"] = ["NetSim.Engine"],
        ["NetSim.Protocols"] = ["NetSim.Units"],
        ["NetSim.Network"] = ["NetSim.Engine", "NetSim.Protocols"],
        ["NetSim.Packetdrill"] = ["NetSim.Protocols"],
        ["NetSim.Topologies"] = ["NetSim.Network"],
        ["NetSim.Studies"] = ["NetSim.Network"],
        ["NetSim.Reporting"] = ["NetSim.Network", "NetSim.Studies"],
        ["NetSim.Cli"] = ["NetSim.Engine.SimSharp", "NetSim.Packetdrill", "NetSim.Reporting", "NetSim.Studies", "NetSim.Topologies"],
    };

    // Distributions of delays in the network, quantiles and intervals in the studies; all others enter at one place.
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["MathNet.Numerics"] = ["NetSim.Network", "NetSim.Studies"],
        ["Microsoft.Data.Sqlite"] = ["NetSim.Studies"],
        ["Parquet.Net"] = ["NetSim.Studies"],
        ["ScottPlot"] = ["NetSim.Reporting"],
        ["SimSharp"] = ["NetSim.Engine.SimSharp"],
        ["Spectre.Console"] = ["NetSim.Cli"],
        ["System.CommandLine"] = ["NetSim.Cli"],
        ["YamlDotNet"] = ["NetSim.Topologies"],
    };

    private static readonly string[] ProjectFiles =
        [.. Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    private static readonly string[] ProductFiles =
        [.. ProjectFiles.Where(file => file.StartsWith("src/", StringComparison.Ordinal))];

    [Fact]
    public void Every_project_of_the_product_has_its_place_in_the_layers() =>
        Assert.Equal(
            References.Keys.Order(StringComparer.Ordinal),
            ProductFiles.Select(NameOf).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);

    [Fact]
    public void Project_references_point_down_only()
    {
        var upward = ProductFiles.SelectMany(file => ReferencesOf(file).Except(References[NameOf(file)], StringComparer.Ordinal)
            .Select(reference => $"{NameOf(file)} -> {reference}"));

        Assert.Empty(upward);
    }

    [Fact]
    public void An_assembly_uses_no_layer_that_its_project_cannot_see()
    {
        var upward =
            from assembly in Repository.Assemblies
            let name = Repository.ProjectOf(assembly)
            from used in assembly.GetReferencedAssemblies()
            where used.Name!.StartsWith("NetSim.", StringComparison.Ordinal) && !Below(name).Contains(used.Name, StringComparer.Ordinal)
            select $"{name} -> {used.Name}";

        Assert.Empty(upward);
        Assert.True(Repository.Assemblies.Count >= 8, "Not all layers were built with the tests.");
    }

    [Fact]
    public void Only_the_program_knows_the_second_engine_and_only_when_it_is_asked_for() =>
        Assert.All(
            ProductFiles.Where(file => ReferencesOf(file).Contains("NetSim.Engine.SimSharp", StringComparer.Ordinal)),
            file => Assert.Equal(
                "'$(SimSharp)' == 'true'",
                Items(file, "ProjectReference").Single(item => item.Include == "NetSim.Engine.SimSharp").Condition));

    [Fact]
    public void Each_package_enters_at_its_one_place()
    {
        var used = ProductFiles
            .SelectMany(file => Items(file, "PackageReference").Select(item => (Package: item.Include, Project: NameOf(file))))
            .ToLookup(use => use.Package, use => use.Project, StringComparer.Ordinal);

        Assert.All(
            Packages,
            package => Assert.Equal(package.Value, used[package.Key].Order(StringComparer.Ordinal), StringComparer.Ordinal));
        Assert.All(used.Where(package => !Packages.ContainsKey(package.Key)), package => Assert.Single(package));
    }

    [Theory]
    [InlineData("NetSim.Units")]
    [InlineData("NetSim.Engine")]
    [InlineData("NetSim.Protocols")]
    public void The_lowest_layers_have_no_packages(string project) =>
        Assert.Empty(Items($"src/{project}/{project}.csproj", "PackageReference"));

    [Fact]
    public void Xunit_enters_with_the_tests_only() =>
        Assert.All(
            ProjectFiles.Where(file => Items(file, "PackageReference")
                .Any(item => item.Include.StartsWith("xunit", StringComparison.Ordinal))),
            file => Assert.StartsWith("tests/", file));

    [Fact]
    public void Only_the_studies_and_the_program_may_use_clocks_and_threads() =>
        Assert.Equal(
            ["NetSim.Cli", "NetSim.Studies"],
            ProductFiles.Where(file => Repository.Read(file).Contains("<NetSimDeterministic>false", StringComparison.Ordinal))
                .Select(NameOf).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("NetSim.sln").Replace('\\', '/');

        Assert.All(ProjectFiles, file => Assert.Contains($"\"{file}\"", solution));
    }

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);

    private static IEnumerable<string> ReferencesOf(string file) => Items(file, "ProjectReference").Select(item => item.Include);

    private static IEnumerable<string> Below(string project) =>
        References[project].SelectMany(reference => Below(reference).Append(reference));

    private static List<(string Include, string? Condition)> Items(string file, string kind) =>
    [
        .. XDocument.Parse(Repository.Read(file)).Descendants(kind).Select(item =>
        {
            var include = item.Attribute("Include")!.Value;
            return (
                kind == "ProjectReference" ? NameOf(include.Replace('\\', '/')) : include,
                (item.Attribute("Condition") ?? item.Parent!.Attribute("Condition"))?.Value);
        }),
    ];
}
