namespace NetSim.Reporting.Maps;

/// <summary>A host on a map, or several that are drawn as one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Role">What it does.</param>
/// <param name="Count">How many hosts it stands for.</param>
public sealed record MapNode(string Name, MapRole Role, int Count = 1);
