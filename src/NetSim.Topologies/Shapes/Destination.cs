namespace NetSim.Topologies.Shapes;

/// <summary>Where a connection goes.</summary>
/// <param name="Host">The host.</param>
/// <param name="Port">The TCP port.</param>
internal readonly record struct Destination(string Host, int Port);
