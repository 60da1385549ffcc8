using SkiaSharp;

namespace NetSim.Reporting.Pictures;

/// <summary>A disc.</summary>
/// <param name="At">Its middle.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Outline">The colour of its outline; null for none.</param>
internal sealed record DotShape(SKPoint At, float Radius, SKColor Fill, SKColor? Outline = null) : Shape;
