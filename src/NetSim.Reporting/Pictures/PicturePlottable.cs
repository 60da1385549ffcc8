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
                case TextShape text:
                    Draw(rp.Canvas, text);
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

    private static void Draw(SKCanvas canvas, TextShape text)
    {
        using var font = ShippedFont.At(text.Size);
        using var paint = new SKPaint { Color = text.Color, IsAntialias = true };
        canvas.Save();
        canvas.Translate(text.At.X, text.At.Y);
        canvas.RotateDegrees(text.Degrees);
        if (text.IsOnGround)
        {
            using var ground = new SKPaint { Color = Ink.White.WithAlpha(0xE0), IsAntialias = true };
            canvas.DrawRect(text.Bounds, ground);
        }

        canvas.DrawText(text.Text, text.Bounds.Left, 0, SKTextAlign.Left, font, paint);
        canvas.Restore();
    }
}
