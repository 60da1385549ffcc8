namespace NetSim.Reporting.Pictures;

/// <summary>Something to draw; lengths in pixels, y downwards.</summary>
internal abstract record Shape;
