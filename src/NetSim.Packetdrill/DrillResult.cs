using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>What came of a script.</summary>
/// <param name="File">The script.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Line">The line that decided; 0 where none did.</param>
/// <param name="Message">The first difference, or why it is not applicable; empty when it passed.</param>
/// <param name="LargestDeviation">The most by which a packet was early or late.</param>
/// <param name="Log">Each event as it happened.</param>
public sealed record DrillResult(
    string File,
    DrillVerdict Verdict,
    int Line,
    string Message,
    SimDuration LargestDeviation,
    IReadOnlyList<string> Log)
{
    /// <inheritdoc/>
    public override string ToString() => Verdict switch
    {
        DrillVerdict.Passed => $"{File}: pass",
        DrillVerdict.NotApplicable => $"{File}:{Line}: not applicable: {Message}",
        _ => $"{File}:{Line}: fail: {Message}",
    };
}
