using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>When an event of a script happens, or may.</summary>
/// <param name="IsRelative">Whether times count from the event before; otherwise from the start.</param>
/// <param name="From">The time, or the earliest; null for any (<c>*</c>).</param>
/// <param name="To">The latest; null where one time is given.</param>
/// <param name="BlocksUntil">When a call that blocks returns (<c>0.1...0.3</c>); null for one that does not.</param>
public sealed record DrillTime(bool IsRelative, SimDuration? From, SimDuration? To, SimDuration? BlocksUntil);
