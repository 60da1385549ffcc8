using SkiaSharp;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>A dot.</summary>
/// <param name="X">Where to the right.</param>
/// <param name="Y">Where upwards.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Radius">Its radius in pixels.</param>
internal sealed record DotMark(double X, double Y, SKColor Fill, float Radius = 3.5f) : FigureMark;
