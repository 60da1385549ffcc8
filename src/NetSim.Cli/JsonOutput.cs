using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using NetSim.Network;
using NetSim.Studies;
using NetSim.Units;

namespace NetSim.Cli;

/// <summary>Answers for machines: one JSON object on standard output. Names end with their unit; what is not known or has no
/// bound is null.</summary>
internal static class JsonOutput
{
    private const double NanosecondsPerMillisecond = 1e6;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The option that asks for it.</summary>
    public static Option<bool> Option() => new("--json") { Description = "Writes the answer as JSON (docs/command-line.md)." };

    /// <summary>Writes an answer.</summary>
    public static void Write(Terminal terminal, object answer) =>
        terminal.Output.WriteLine(JsonSerializer.Serialize(answer, Format));

    /// <summary>Where people would read the same: nowhere for JSON. Problems still show.</summary>
    public static Terminal ForPeople(Terminal terminal, bool isJson) =>
        isJson ? new Terminal(TextWriter.Null, terminal.Error, terminal.IsInteractive) : terminal;

    /// <summary>A time in milliseconds.</summary>
    public static double? Milliseconds(SimDuration? length) => length?.InMilliseconds;

    /// <summary>A time in milliseconds.</summary>
    /// <param name="nanoseconds">The time; null is written where it is not finite.</param>
    public static double? Milliseconds(double nanoseconds) =>
        double.IsFinite(nanoseconds) ? nanoseconds / NanosecondsPerMillisecond : null;

    /// <summary>A metric with its interval.</summary>
    public static object Of(Metric metric, Estimate estimate)
    {
        double? Number(double value) => metric.Phase is not null ? Milliseconds(value) : double.IsFinite(value) ? value : null;
        return new
        {
            unit = metric.Phase is null ? "share" : "ms",
            value = Number(estimate.Value),
            low = Number(estimate.Low),
            high = Number(estimate.High),
        };
    }

    /// <summary>What each parameter is, by name.</summary>
    public static Dictionary<string, string> Values(IReadOnlyList<string> parameters, IReadOnlyList<string> values) =>
        parameters.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
}
