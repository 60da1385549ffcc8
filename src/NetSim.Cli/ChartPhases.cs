using NetSim.Network;
using NetSim.Reporting.Tables;

namespace NetSim.Cli;

/// <summary>The phases as the command line names them.</summary>
internal static class ChartPhases
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<Phase>().Select(RecordNames.Of)];

    /// <summary>The phase of a name; null for no name.</summary>
    public static Phase? Of(string? name) => name is null ? null : Enum.GetValues<Phase>().First(phase => RecordNames.Of(phase) == name);
}
