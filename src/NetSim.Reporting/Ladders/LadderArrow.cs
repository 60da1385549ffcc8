namespace NetSim.Reporting.Ladders;

/// <summary>A message between its stops.</summary>
/// <param name="Message">The message.</param>
/// <param name="Sent">Where it begins.</param>
/// <param name="End">Where it ends, or would have ended if it had arrived.</param>
internal sealed record LadderArrow(LadderMessage Message, LadderStop Sent, LadderStop End)
{
    /// <summary>What is written along it: the segment above the line, the rest below.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
}
