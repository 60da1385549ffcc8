using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>The details of CPU work.</summary>
/// <param name="BeginsAt">When a core began.</param>
/// <param name="DoneAt">When it was done.</param>
internal readonly record struct CpuJob(SimTime BeginsAt, SimTime DoneAt);
