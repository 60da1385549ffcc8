using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>Where everything on a map lies.</summary>
/// <param name="Nodes">The middle of each node’s symbol.</param>
/// <param name="Routes">The corners of each link, from its first end to its second.</param>
/// <param name="Labels">The middle of each link’s label.</param>
internal sealed record MapPlan(
    IReadOnlyList<SKPoint> Nodes, IReadOnlyList<IReadOnlyList<SKPoint>> Routes, IReadOnlyList<SKPoint> Labels)
{
    /// <summary>The area of all that is drawn.</summary>
    public SKRect Area(MapScene scene)
    {
        var area = scene.AreaOf(0, Nodes[0]);
        for (var at = 1; at < Nodes.Count; at++)
        {
            area.Union(scene.AreaOf(at, Nodes[at]));
        }

        for (var at = 0; at < Labels.Count; at++)
        {
            area.Union(scene.Labels[at].Around(Labels[at]));
            foreach (var corner in Routes[at])
            {
                area.Union(new SKRect(corner.X - 1, corner.Y - 1, corner.X + 1, corner.Y + 1));
            }
        }

        return area;
    }

    /// <summary>The same, moved.</summary>
    public MapPlan Moved(float x, float y)
    {
        var by = new SKPoint(x, y);
        return new MapPlan(
            [.. Nodes.Select(node => node + by)],
            [.. Routes.Select(route => (IReadOnlyList<SKPoint>)[.. route.Select(corner => corner + by)])],
            [.. Labels.Select(label => label + by)]);
    }
}
