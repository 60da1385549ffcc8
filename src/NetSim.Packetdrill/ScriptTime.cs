using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>When an event happens.</summary>
/// <param name="IsAny">Whether any time is right: “*”.</param>
/// <param name="IsRelative">Whether it counts from the end of the event before.</param>
/// <param name="Start">The time, or the first that is right.</param>
/// <param name="Latest">The last time that is right, for a range; otherwise null.</param>
/// <param name="End">When a call that blocks returns; null for a call that does not block.</param>
public sealed record ScriptTime(
    bool IsAny, bool IsRelative, SimDuration Start, SimDuration? Latest = null, SimDuration? End = null);
