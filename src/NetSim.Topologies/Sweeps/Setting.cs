using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Sweeps;

/// <summary>A value that a point of a sweep sets.</summary>
/// <param name="Path">Keys with dots between them.</param>
/// <param name="Value">The value, with where it was written.</param>
internal sealed record Setting(string Path, Node Value);
