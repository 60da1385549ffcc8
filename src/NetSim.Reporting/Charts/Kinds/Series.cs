using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The lengths of a phase of the connections of one name at one point.</summary>
/// <param name="Point">The point.</param>
/// <param name="Connection">The connection’s name.</param>
/// <param name="Name">What charts call it.</param>
/// <param name="Sample">The lengths.</param>
internal sealed record Series(int Point, string Connection, string Name, Sample Sample);
