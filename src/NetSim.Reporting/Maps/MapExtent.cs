namespace NetSim.Reporting.Maps;

/// <summary>How far something reaches from its place, in pixels.</summary>
/// <param name="Left">To the left.</param>
/// <param name="Up">Upwards.</param>
/// <param name="Right">To the right.</param>
/// <param name="Down">Downwards.</param>
internal readonly record struct MapExtent(float Left, float Up, float Right, float Down);
