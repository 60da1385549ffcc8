using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>A mark with its time and place, before it is put beside a message.</summary>
/// <param name="At">When.</param>
/// <param name="IsClient">Whether at the client.</param>
/// <param name="Mark">What.</param>
internal sealed record TimedMark(SimTime At, bool IsClient, LadderMark Mark);
