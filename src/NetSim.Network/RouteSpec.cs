namespace NetSim.Network;

/// <summary>A static route of a node.</summary>
/// <param name="To">The host that packets go to; null: any that no other route of the node names.</param>
/// <param name="Over">The name of the link by which they leave the node.</param>
public sealed record RouteSpec(string? To, string Over);
