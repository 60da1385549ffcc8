using System.CommandLine;
using System.Text.Json;
using NetSim.Network;
using NetSim.Reporting;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>The study that a folder of results was made from, as its manifest has it.</summary>
internal static class StoredStudy
{
    /// <summary>Reads it.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The text of the topology and what it describes.</returns>
    public static (string Source, Study Study) Read(string path)
    {
        using var manifest = ReadManifest(path);
        var root = manifest.RootElement;
        if (!root.TryGetProperty("source", out var source))
        {
            var text = root.GetProperty("scenario").GetString()!;
            return (text, StudyReader.Read(text, path));
        }

        var options = root.GetProperty("options");
        string[] Texts(string option) => options.TryGetProperty(option, out var texts)
            ? [.. texts.EnumerateArray().Select(text => text.GetString()!)]
            : [];
        var study = StudyReader.Read(source.GetString()!, root.GetProperty("topology").GetString()!, new StudyRequest
        {
            Settings = [.. Texts("set"), $"seed={root.GetProperty("seed").GetUInt64()}"],
            Variations = Texts("vary"),
            Zipped = options.TryGetProperty("zip", out var zip) && zip.GetBoolean(),
        });
        return (source.GetString()!, study);
    }

    /// <summary>One scenario of what the command line names: a topology, or a folder of results.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="point">Which point of a sweep; null where there has to be none.</param>
    public static Scenario Load(ParseResult parsed, Arguments arguments, int? point)
    {
        var path = parsed.GetValue(arguments.File)!;
        if (!Directory.Exists(path))
        {
            return arguments.Load(parsed, point);
        }

        if (arguments.Settings(parsed).Count > 0)
        {
            throw new UserErrorException($"'{path}' is a folder of results: --set, --seed and --runs are for topologies");
        }

        var (_, study) = Read(path);
        if (point is null && study.Points.Count > 1)
        {
            throw new UserErrorException($"'{path}' has {study.Points.Count} points: say which with --point");
        }

        return (point ?? 0) >= 0 && (point ?? 0) < study.Points.Count
            ? study.ScenarioOf(study.Points[point ?? 0])
            : throw new UserErrorException($"there is no point {point}: '{path}' has points 0 to {study.Points.Count - 1}");
    }

    private static JsonDocument ReadManifest(string path)
    {
        var file = Path.Combine(path, RunManifest.FileName);
        try
        {
            return JsonDocument.Parse(File.ReadAllText(file));
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or JsonException)
        {
            throw new UserErrorException($"'{path}' holds no results: its {RunManifest.FileName} is missing or broken");
        }
    }
}
