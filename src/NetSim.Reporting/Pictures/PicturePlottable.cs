using NetSim.Reporting.Fonts;
using ScottPlot;
using SkiaSharp;

namespace NetSim.Reporting.Pictures;

/// <summary>Draws a picture’s shapes as the content of a plot.</summary>
/// <param name="picture">The picture.</param>
internal sealed class PicturePlottable(Picture picture) : IPlottable
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => new(0, picture.Width, 0, picture.Height);

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        foreach (var shape in picture.Shapes)
        {
            switch (shape)
            {
                case LineShape line:
                    Draw(rp.Canvas, line);
                    break;
                case AreaShape area:
                    Draw(rp.Canvas, area);
                    break;
                case PathShape path:
                    Draw(rp.Canvas, path);
                    break;
                case DotShape dot:
                    Draw(rp.Canvas, dot);
                    break;
                case TextShape text:
                    Draw(rp.Canvas, text, picture.Ground);
                    break;
            }
        }
    }

    private static void Draw(SKCanvas canvas, LineShape line)
    {
        using var paint = new SKPaint
        {
            Color = line.Color,
            StrokeWidth = line.Width,
            IsStroke = true,
            IsAntialias = true,
            PathEffect = line.IsDashed ? SKPathEffect.CreateDash([2, 4], 0) : null,
        };
        canvas.DrawLine(line.From, line.To, paint);
    }

    private static void Draw(SKCanvas canvas, AreaShape area)
    {
        using var path = new SKPath();
        path.AddPoly([.. area.Corners]);
        using var fill = new SKPaint { Color = area.Fill, IsAntialias = true };
        canvas.DrawPath(path, fill);
        if (area.Outline is { } color)
        {
            using var outline = new SKPaint
            {
                Color = color,
                IsStroke = true,
                StrokeWidth = 1,
                IsAntialias = true
            };
            canvas.DrawPath(path, outline);
        }
    }

    // Skia’s SVG has no dashes, so they are cut out of the line first.
    private static void Draw(SKCanvas canvas, PathShape shape)
    {
        using var path = new SKPath();
        path.AddPoly([.. shape.Points], close: false);
        using var pen = new SKPaint
        {
            Color = shape.Color,
            StrokeWidth = shape.Width,
            IsStroke = true,
            IsAntialias = true,
            StrokeJoin = SKStrokeJoin.Round,
        };
        if (shape.Dashes.Count == 0)
        {
            canvas.DrawPath(path, pen);
            return;
        }

        using var dashes = SKPathEffect.CreateDash([.. shape.Dashes], 0);
        pen.PathEffect = dashes;
        using var ink = pen.GetFillPath(path);
        using var fill = new SKPaint { Color = shape.Color, IsAntialias = true };
        canvas.DrawPath(ink, fill);
    }

    private static void Draw(SKCanvas canvas, DotShape dot)
    {
        using var fill = new SKPaint { Color = dot.Fill, IsAntialias = true };
        canvas.DrawCircle(dot.At, dot.Radius, fill);
        if (dot.Outline is { } color)
        {
            using var outline = new SKPaint { Color = color, IsStroke = true, StrokeWidth = 1.2f, IsAntialias = true };
            canvas.DrawCircle(dot.At, dot.Radius, outline);
        }
    }

    private static void Draw(SKCanvas canvas, TextShape text, SKColor paper)
    {
        using var font = ShippedFont.At(text.Size);
        using var paint = new SKPaint { Color = text.Color, IsAntialias = true };
        canvas.Save();
        canvas.Translate(text.At.X, text.At.Y);
        canvas.RotateDegrees(text.Degrees);
        if (text.IsOnGround)
        {
            using var ground = new SKPaint { Color = paper.WithAlpha(0xE0), IsAntialias = true };
            canvas.DrawRect(text.Bounds, ground);
        }

        canvas.DrawText(text.Text, text.Bounds.Left, 0, SKTextAlign.Left, font, paint);
        canvas.Restore();
    }
}
