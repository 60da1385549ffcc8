using System.Text.Json;
using NetSim.Reporting;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Charts.Sources;
using NetSim.Topologies;
using NetSim.Units;

namespace NetSim.Cli;

/// <summary>The study that a folder of results was made from.</summary>
/// <param name="Study">The study.</param>
/// <param name="Source">The text of its topology.</param>
internal sealed record StoredStudy(Study Study, string Source)
{
    /// <summary>Reads it from the folder’s manifest.</summary>
    /// <param name="folder">The folder of results.</param>
    public static StoredStudy Open(string folder)
    {
        using var manifest = ReadManifest(folder);
        var root = manifest.RootElement;
        if (!root.TryGetProperty("source", out var source))
        {
            var text = root.GetProperty("scenario").GetString()!;
            return new StoredStudy(StudyReader.Read(text, folder), text);
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
        return new StoredStudy(study, source.GetString()!);
    }

    /// <summary>What charts are made of.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">Where its tables are.</param>
    public static ChartSource Charts(Study study, string folder)
    {
        var first = study.ScenarioOf(study.Points[0]);
        // Only a study that varies it has to ask each point.
        Func<int, SimDuration> warmUp = study.Parameters.Contains("warm_up", StringComparer.Ordinal)
            ? point => study.ScenarioOf(study.Points[point]).WarmUp
            : _ => first.WarmUp;
        return new ChartSource
        {
            Title = first.Name,
            Study = StudyResults.Read(folder, study.Parameters, [.. study.Points.Select(point => point.Values)], warmUp),
        };
    }

    private static JsonDocument ReadManifest(string path)
    {
        var file = Path.Combine(path, RunManifest.FileName);
        try
        {
            return JsonDocument.Parse(File.ReadAllText(file));
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            throw new UserErrorException($"'{path}' holds no results: its {RunManifest.FileName} is missing or broken");
        }
    }
}
