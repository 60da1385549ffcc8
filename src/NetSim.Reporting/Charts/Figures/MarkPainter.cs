using NetSim.Reporting.Pictures;
using SkiaSharp;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>Draws what lies between the axes of a panel.</summary>
/// <param name="panel">The panel.</param>
/// <param name="field">Where it is.</param>
/// <param name="ink">The colours.</param>
internal sealed class MarkPainter(FigurePanel panel, SKRect field, ChartInk ink)
{
    private const float Apart = 2;
    private const float Never = 8;
    private readonly List<TextShape> _labels = [];

    /// <summary>Adds all marks to a picture.</summary>
    public void Draw(List<Shape> shapes)
    {
        foreach (var mark in panel.Marks)
        {
            switch (mark)
            {
                case CurveMark curve:
                    shapes.Add(new PathShape(
                        [.. Corners(curve.Points, curve.IsStepped)], curve.Style.Color, curve.Width, curve.Style.Dashes));
                    break;
                case BandMark band:
                    shapes.Add(Band(band));
                    break;
                case BoxMark box:
                    shapes.Add(AreaShape.Rectangle(Box(box), box.Fill, box.Outline));
                    break;
                case DotMark dot:
                    shapes.Add(new DotShape(At(dot.X, dot.Y), dot.Radius, dot.Fill, ink.Ground));
                    break;
                case LabelMark label:
                    AddLabel(shapes, label);
                    break;
            }
        }
    }

    private SKPoint At(double x, double y)
    {
        var up = (float)panel.Y.Place(y) * field.Height;
        return new SKPoint(
            field.Left + (float)panel.X.Place(x) * field.Width,
            panel.Y is CategoryAxis ? field.Top + up : field.Bottom - up);
    }

    private IEnumerable<SKPoint> Corners(IReadOnlyList<(double X, double Y)> points, bool isStepped)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (isStepped && i > 0)
            {
                yield return At(points[i].X, points[i - 1].Y);
            }

            yield return At(points[i].X, points[i].Y);
        }
    }

    private AreaShape Band(BandMark band)
    {
        var low = Corners([.. band.Points.Select(point => (point.X, point.Low))], band.IsStepped);
        var high = Corners([.. band.Points.Select(point => (point.X, point.High))], band.IsStepped);
        return new AreaShape([.. low, .. high.Reverse()], band.Color.WithAlpha(0x38));
    }

    // Thinner than a pixel is still there.
    private SKRect Box(BoxMark box)
    {
        var (first, second) = (At(box.Left, box.Bottom), At(box.Right, box.Top));
        // What is infinite has a place but no length.
        var half = double.IsInfinity(box.Left) && double.IsInfinity(box.Right) ? Never : 0;
        var (left, right) = (Math.Min(first.X, second.X) - half, Math.Max(first.X, second.X) + half);
        var (top, bottom) = (Math.Min(first.Y, second.Y), Math.Max(first.Y, second.Y));
        return new SKRect(left, top, Math.Max(right, left + 1), Math.Max(bottom, top + 1));
    }

    private void AddLabel(List<Shape> shapes, LabelMark label)
    {
        var text = new TextShape(
            label.Text, At(label.X, label.Y) + label.Shift + new SKPoint(0, 4), FigureLayout.TickSize, label.Color, label.Align);
        var corners = text.Corners;
        var isInside = corners.All(corner => corner.X >= field.Left && corner.X <= field.Right && corner.Y >= field.Top
            && corner.Y <= field.Bottom);
        var hasRoom = label.Room is not { } room
            || text.Width + 2 * Apart <= At(room.Right, label.Y).X - At(room.Left, label.Y).X;
        if (isInside && hasRoom && !_labels.Exists(other => other.Overlaps(text)))
        {
            _labels.Add(text);
            shapes.Add(text);
        }
    }
}
