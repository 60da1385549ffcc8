using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NetSim.ArchitectureTests;

/// <summary>The compiled model holds no clock, no ambient randomness and no threads; the analyzer says so too, but can be silenced.</summary>
public class DeterminismTests
{
    private static readonly string[] ForbiddenTypes =
    [
        "System.Random", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Threading.Thread",
        "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.PeriodicTimer",
        "System.Threading.Tasks.Parallel", "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1",
        "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.String.GetHashCode",
    ];

    [Fact]
    public void The_layers_below_the_program_and_the_studies_use_no_clock_no_ambient_chance_and_no_threads()
    {
        var found = Repository.Assemblies
            .Where(assembly => Repository.ProjectOf(assembly) is not ("NetSim.Cli" or "NetSim.Studies"))
            .SelectMany(assembly => ForbiddenIn(assembly).Select(what => $"{assembly.GetName().Name}: {what}"))
            // MathNet's samplers ask for a System.Random: StreamRandom is one that draws from a stream of ours.
            .Where(what => what != "NetSim.Network: System.Random");

        Assert.Empty(found);
    }

    [Fact]
    public void The_scan_finds_the_threads_and_clocks_of_the_studies()
    {
        var studies = Repository.Assemblies.Single(assembly => Repository.ProjectOf(assembly) == "NetSim.Studies");

        Assert.NotEmpty(ForbiddenIn(studies));
    }

    [Theory]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("T:System.Random")]
    [InlineData("T:System.Diagnostics.Stopwatch")]
    [InlineData("T:System.Threading.Thread")]
    [InlineData("T:System.Threading.Tasks.Task")]
    public void The_analyzer_bans_them_where_they_are_written(string symbol)
    {
        Assert.Contains(symbol + ";", Repository.Read("src/BannedSymbols.txt"));
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", Repository.Read(".editorconfig"));
    }

    private static List<string> ForbiddenIn(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => NameOf(metadata, handle)).Where(ForbiddenTypes.Contains);
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{NameOf(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}")
            .Where(ForbiddenMembers.Contains);
        return [.. types, .. members];
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
