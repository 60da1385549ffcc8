using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>What happened at one end while no segment left or came.</summary>
/// <param name="At">When.</param>
/// <param name="IsClient">Whether at the client.</param>
/// <param name="Marks">What; at least one.</param>
public sealed record LadderNote(SimTime At, bool IsClient, IReadOnlyList<LadderMark> Marks) : LadderStep(At);
