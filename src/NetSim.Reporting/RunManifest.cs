using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetSim.Reporting;

/// <summary>What it takes to make the same results again: <c>manifest.json</c>.</summary>
public sealed record RunManifest
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        // The file is for people and for tools, not for a web page: Chinese stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The scenario’s name.</summary>
    [JsonPropertyOrder(-10)]
    public required string Name { get; init; }

    /// <summary>The topology file, as the user named it.</summary>
    public required string Topology { get; init; }

    /// <summary>Where all randomness came from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many runs were wanted, over all points; at most so many where a stopping rule says it.</summary>
    public required long Runs { get; init; }

    /// <summary>How many runs the results hold: fewer than wanted after an interruption.</summary>
    public required long RunsFinished { get; init; }

    /// <summary>What varies; null without a sweep.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Parameters { get; init; }

    /// <summary>The points in order; null without a sweep.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ManifestPoint>? Points { get; init; }

    /// <summary>The options of the command line that change the results or which files there are, by
    /// name.</summary>
    public IReadOnlyDictionary<string, object> Options { get; init; } =
        new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>The engine’s name.</summary>
    public required string Engine { get; init; }

    /// <summary>The version of netsim.</summary>
    public required string Version { get; init; }

    /// <summary>The commit that netsim was built from; null if not known.</summary>
    public string? Commit { get; init; }

    /// <summary>Where it ran. Results do not depend on it.</summary>
    public required Machine Machine { get; init; }

    /// <summary>When it began, by the wall clock; null to leave it out.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended, by the wall clock; null to leave it out.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>The resolved scenario, with every default, as a topology file; that of the first point of a
    /// sweep.</summary>
    public required string Scenario { get; init; }

    /// <summary>The topology as it was written, from which every point of a sweep can be made again; null without a
    /// sweep.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>Writes it as JSON, in UTF-8 with a line feed at the end.</summary>
    public void Write(Stream stream)
    {
        JsonSerializer.Serialize(stream, this, Format);
        stream.WriteByte((byte)'\n');
    }
}
