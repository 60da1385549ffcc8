using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NetSim.ArchitectureTests;

/// <summary>No method is longer than 60 lines, by the line numbers that the compiler kept for the debugger.</summary>
public class MethodLengthTests
{
    private const int MostLines = 60;

    [Fact]
    public void Methods_fit_on_a_screen()
    {
        var methods = Repository.Assemblies.SelectMany(MethodsOf).ToList();

        Assert.True(methods.Count > 300, "The line numbers are not there.");
        Assert.Empty(methods.Where(method => method.Lines > MostLines).Select(method => $"{method.Name}: {method.Lines} lines"));
    }

    [Fact]
    public void The_analyzer_counts_them_too()
    {
        var settings = Repository.Read(".editorconfig");

        Assert.Contains("dotnet_diagnostic.MA0051.severity = error", settings);
        Assert.Contains($"MA0051.maximum_lines_per_method = {MostLines}", settings);
    }

    private static IEnumerable<(string Name, int Lines)> MethodsOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        var metadata = file.GetMetadataReader();
        var lines = symbols.GetMetadataReader();
        foreach (var handle in lines.MethodDebugInformation)
        {
            var method = metadata.GetMethodDefinition(handle.ToDefinitionHandle());
            var points = lines.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden).ToList();

            // A constructor also runs the field initializers, which stand elsewhere; the analyzer counts its own lines.
            if (points.Count > 0 && metadata.GetString(method.Name) is var name and not (".ctor" or ".cctor"))
            {
                var type = metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name);
                yield return ($"{type}.{name}", points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1);
            }
        }
    }
}
