using NetSim.Reporting.Pictures;
using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>Draws the symbol of a host.</summary>
internal sealed class MapSymbols(MapInk ink)
{
    private const int CircleCorners = 48;
    private const float Shift = 6;

    /// <summary>The shapes of a node’s symbol.</summary>
    public IEnumerable<Shape> Draw(MapNode node, SKPoint at)
    {
        // Of several, another one shows behind the first.
        var behind = node.Count > 1 ? Symbol(node.Role, new SKPoint(at.X + Shift, at.Y - Shift)) : [];
        return [.. behind, .. Symbol(node.Role, at)];
    }

    private IEnumerable<Shape> Symbol(MapRole role, SKPoint at)
    {
        var color = ink.Of(role);
        return role switch
        {
            MapRole.Client => Laptop(at, color),
            MapRole.Server => Rack(at, color),
            MapRole.Router => Router(at, color),
            MapRole.Switch => Switch(at, color),
            MapRole.Host => Screen(at, color),
        };
    }

    private IEnumerable<Shape> Laptop(SKPoint at, SKColor color) =>
    [
        Box(at, 14, -17, 8, color),
        new AreaShape(
            [new(at.X - 14, at.Y + 9), new(at.X + 14, at.Y + 9), new(at.X + 20, at.Y + 17), new(at.X - 20, at.Y + 17)], ink.Fill, color),
        new LineShape(new(at.X - 6, at.Y + 14), new(at.X + 6, at.Y + 14), color, 1),
    ];

    private IEnumerable<Shape> Screen(SKPoint at, SKColor color) =>
    [
        Box(at, 18, -17, 9, color),
        new LineShape(new(at.X, at.Y + 9), new(at.X, at.Y + 17), color, 2),
        new LineShape(new(at.X - 9, at.Y + 17), new(at.X + 9, at.Y + 17), color, 2),
    ];

    private IEnumerable<Shape> Rack(SKPoint at, SKColor color)
    {
        for (var unit = 0; unit < 3; unit++)
        {
            var top = -18 + 12 * unit;
            yield return Box(at, 16, top, top + 12, color);
            yield return new LineShape(new(at.X - 11, at.Y + top + 6), new(at.X + 2, at.Y + top + 6), color);
            yield return Circle(new SKPoint(at.X + 10, at.Y + top + 6), 2, color, color);
        }
    }

    private IEnumerable<Shape> Router(SKPoint at, SKColor color)
    {
        yield return Circle(at, 18, ink.Fill, color);
        foreach (var (x, y) in new[] { (1f, 0f), (-1f, 0f), (0f, 1f), (0f, -1f) })
        {
            // Across the page arrows point out of it, up and down into it.
            var isOut = y == 0;
            var (near, far) = (new SKPoint(at.X + 4 * x, at.Y + 4 * y), new SKPoint(at.X + 13 * x, at.Y + 13 * y));
            yield return new LineShape(near, far, color, 1.6f);
            var (tip, back) = isOut ? (far, -4f) : (near, 4f);
            yield return new AreaShape(
                [
                    new(tip.X + x * (back > 0 ? -1 : 2), tip.Y + y * (back > 0 ? -1 : 2)),
                    new(tip.X + x * back + 3.5f * y, tip.Y + y * back + 3.5f * x),
                    new(tip.X + x * back - 3.5f * y, tip.Y + y * back - 3.5f * x),
                ],
                color);
        }
    }

    // A box with two arrows across it, one each way.
    private IEnumerable<Shape> Switch(SKPoint at, SKColor color)
    {
        yield return Box(at, 20, -13, 13, color);
        foreach (var side in new[] { 1f, -1f })
        {
            var (y, tip) = (at.Y + 5 * side, at.X + 14 * side);
            yield return new LineShape(new(at.X - 12 * side, y), new(tip - 4 * side, y), color, 1.6f);
            yield return new AreaShape([new(tip, y), new(tip - 5 * side, y - 3.5f), new(tip - 5 * side, y + 3.5f)], color);
        }
    }

    private AreaShape Box(SKPoint at, float half, float top, float bottom, SKColor color) => AreaShape.Rectangle(
        new SKRect(at.X - half, at.Y + top, at.X + half, at.Y + bottom), ink.Fill, color);

    /// <summary>A circle.</summary>
    public static AreaShape Circle(SKPoint at, float radius, SKColor fill, SKColor outline) => new(
        [.. Enumerable.Range(0, CircleCorners).Select(corner => new SKPoint(
            at.X + radius * MathF.Cos(2 * MathF.PI * corner / CircleCorners),
            at.Y + radius * MathF.Sin(2 * MathF.PI * corner / CircleCorners)))],
        fill,
        outline);
}
