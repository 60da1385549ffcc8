using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>The end of a phase.</summary>
/// <param name="Node">What brought it about.</param>
/// <param name="From">When the phase began.</param>
/// <param name="At">When it ended.</param>
internal readonly record struct Milestone(int Node, SimTime From, SimTime At);
