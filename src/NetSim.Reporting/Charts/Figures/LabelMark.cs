using SkiaSharp;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>A text between the axes. It is left out where it would leave the field or cover another.</summary>
/// <param name="X">Where to the right.</param>
/// <param name="Y">Where upwards.</param>
/// <param name="Text">What it says.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Align">Which part of it is there.</param>
/// <param name="Shift">By how many pixels it is moved to the right and down.</param>
internal sealed record LabelMark(
    double X, double Y, string Text, SKColor Color, SKTextAlign Align = SKTextAlign.Center, SKPoint Shift = default) : FigureMark
{
    /// <summary>The room it has in the values of the axis to the right; left out where it is wider. Default: any.</summary>
    public (double Left, double Right)? Room { get; init; }
}
