using System.Text.Encodings.Web;
using System.Text.Json;
using NetSim.Network.Explaining;
using NetSim.Reporting.Tables;
using NetSim.Units;

namespace NetSim.Cli;

/// <summary>Explanations for machines. Times are milliseconds.</summary>
internal static class ExplanationJson
{
    /// <summary>How it is written.</summary>
    public static JsonSerializerOptions Format { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The parts that took any time, and their sum.</summary>
    public static object Of(LatencyParts parts) => new
    {
        length_ms = parts.Total.InMilliseconds,
        parts_ms = Enum.GetValues<LatencyPart>().Where(part => parts[part] > SimDuration.Zero)
            .ToDictionary(RecordNames.Of, part => parts[part].InMilliseconds, StringComparer.Ordinal),
    };
}
