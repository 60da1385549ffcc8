using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>Chooses how a map is laid out: the most that can be said at its links where that fits the page.</summary>
internal static class MapChoice
{
    private const int MostSteps = 14;
    private const float Step = 1.15f;
    private const float FirstLength = 70;
    private const float LongPage = 1.3f;
    private const int MostNumbered = 200;

    /// <summary>The scene and its plan, whose area begins at 0, 0.</summary>
    /// <param name="map">The map.</param>
    /// <param name="width">How wide it should be at most; where it cannot, it will be made smaller.</param>
    public static (MapScene Scene, MapPlan Plan) Of(TopologyMap map, float width)
    {
        var layering = MapLayering.Of(map);
        var details = map.Edges.Count <= MostNumbered ? new[] { MapDetail.Full, MapDetail.Numbers, MapDetail.None } : [MapDetail.None];
        (MapScene Scene, MapPlan Plan, float Cost)? best = null;
        foreach (var (scene, plan) in details.SelectMany(detail => Plans(map, detail, layering, width)))
        {
            var area = plan.Area(scene);
            var cost = Cost(scene.Detail, area, width);
            if (best is null || cost < best.Value.Cost)
            {
                best = (scene, plan.Moved(-area.Left, -area.Top), cost);
            }

            // What says less and costs as much already is no better.
            if (best.Value.Cost <= CostOf(scene.Detail))
            {
                break;
            }
        }

        return (best!.Value.Scene, best.Value.Plan);
    }

    // What is wider than the page is made smaller, and what is much longer has to be scrolled; either is worth less said at
    // the links at some point.
    private static float Cost(MapDetail detail, SKRect area, float width) => CostOf(detail)
        + 2 * Math.Max(0, area.Width / width - 1) + Math.Max(0, area.Height / (LongPage * width) - 1);

    private static float CostOf(MapDetail detail) => detail switch
    {
        MapDetail.Full => 0,
        MapDetail.Numbers => 0.5f,
        MapDetail.None => 2,
    };

    private static IEnumerable<(MapScene Scene, MapPlan Plan)> Plans(TopologyMap map, MapDetail detail, MapLayering? layering, float width)
    {
        if (layering is null)
        {
            var scene = new MapScene(map, detail, static _ => ("→", "←"));
            var layout = new MapStressLayout(scene);
            scene = new MapScene(map, detail, edge => layout.IsLeftward(edge) ? ("←", "→") : ("→", "←"));
            layout = new MapStressLayout(scene);
            if (Grow(scene, spread => layout.Plan(FirstLength * spread), width) is { } grown)
            {
                yield return (scene, grown);
            }

            yield break;
        }

        foreach (var isVertical in new[] { false, true })
        {
            var (ahead, back) = isVertical ? ("↓", "↑") : ("→", "←");
            var scene = new MapScene(
                map, detail, edge => layering.LayerOf(edge.From) < layering.LayerOf(edge.To) ? (ahead, back) : (back, ahead));
            if (Grow(scene, spread => MapLayeredLayout.Plan(scene, layering, isVertical, spread), width) is { } grown)
            {
                yield return (scene, grown);
            }
        }
    }

    // More and more room until everything has its place. With nothing to place there always is one; a map that is
    // wider than the page all the same is of no use with more room.
    private static MapPlan? Grow(MapScene scene, Func<float, MapPlan?> plan, float width)
    {
        var spread = 1f;
        for (var step = 0; step < MostSteps || scene.Detail == MapDetail.None; step++)
        {
            if (plan(spread) is { } found)
            {
                return found;
            }

            spread *= Step;
            if (scene.Detail != MapDetail.None && spread * FirstLength > width)
            {
                break;
            }
        }

        return null;
    }
}
