namespace NetSim.Topologies.Shapes;

/// <summary>What holds for the two directions of a link.</summary>
internal readonly record struct BothWays<T>(T Forward, T Backward);
