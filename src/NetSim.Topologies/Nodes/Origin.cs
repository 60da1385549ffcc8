namespace NetSim.Topologies.Nodes;

/// <summary>Where something was written.</summary>
/// <param name="Source">The file, or the override.</param>
/// <param name="Line">From 1; 0 in an override.</param>
/// <param name="Column">From 1; 0 in an override.</param>
internal readonly record struct Origin(string Source, int Line, int Column);
