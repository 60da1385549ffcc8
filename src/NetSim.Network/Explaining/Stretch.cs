using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>A stretch of a critical path as it is found, from its end to its beginning.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="Part">What the time counts as.</param>
/// <param name="Passed">What really passed, where a rule made it wait: the link time within a wait for an ACK.</param>
/// <param name="Node">The node that it belongs to.</param>
internal readonly record struct Stretch(SimTime From, SimTime To, LatencyPart Part, LatencyPart Passed, int Node);
