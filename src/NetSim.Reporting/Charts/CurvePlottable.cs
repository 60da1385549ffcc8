using ScottPlot;
using SkiaSharp;

namespace NetSim.Reporting.Charts;

/// <summary>Draws a curve of steps. ScottPlot’s own loses its dashes in SVG, so here they are cut out of the
/// line first.</summary>
/// <param name="points">Its points: each holds until the next.</param>
/// <param name="style">How it is drawn.</param>
internal sealed class CurvePlottable(IReadOnlyList<Coordinates> points, CurveStyle style) : IPlottable
{
    private const float Width = 2;

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => new(points);

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        using var line = new SKPath();
        var start = Axes.GetPixel(points[0]);
        line.MoveTo(start.X, start.Y);
        for (var i = 1; i < points.Count; i++)
        {
            var at = Axes.GetPixel(points[i]);
            line.LineTo(at.X, line.LastPoint.Y);
            line.LineTo(at.X, at.Y);
        }

        using var pen = new SKPaint
        {
            IsStroke = true,
            StrokeWidth = Width,
            Color = style.Color,
            IsAntialias = true
        };
        rp.Canvas.Save();
        rp.Canvas.ClipRect(rp.DataRect.ToSKRect());
        Draw(rp.Canvas, line, pen);
        rp.Canvas.Restore();
    }

    private void Draw(SKCanvas canvas, SKPath line, SKPaint pen)
    {
        if (style.Dashes.Count == 0)
        {
            canvas.DrawPath(line, pen);
            return;
        }

        using var dashes = SKPathEffect.CreateDash([.. style.Dashes], 0);
        pen.PathEffect = dashes;
        using var ink = pen.GetFillPath(line);
        using var fill = new SKPaint { Color = style.Color, IsAntialias = true };
        canvas.DrawPath(ink, fill);
    }
}
