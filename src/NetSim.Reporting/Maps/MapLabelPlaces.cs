using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>Finds a place for each link’s label, on the link and away from everything else that is written.</summary>
internal static class MapLabelPlaces
{
    private const float Spacing = 3;

    // From the middle outwards.
    private static readonly IReadOnlyList<float> Shares =
        [0.5f, 0.44f, 0.56f, 0.38f, 0.62f, 0.32f, 0.68f, 0.26f, 0.74f, 0.2f, 0.8f];

    /// <summary>The middle of each label; null where one finds no room.</summary>
    /// <param name="scene">What is laid out.</param>
    /// <param name="nodes">Where the nodes are.</param>
    /// <param name="routes">Where the links run.</param>
    /// <param name="wished">Where a label is to stand and nowhere else; null where any place on the link will do.</param>
    public static IReadOnlyList<SKPoint>? Find(
        MapScene scene, IReadOnlyList<SKPoint> nodes, IReadOnlyList<IReadOnlyList<SKPoint>> routes, IReadOnlyList<SKPoint?> wished)
    {
        var taken = nodes.Select((node, at) => scene.AreaOf(at, node)).ToList();
        var places = new SKPoint[routes.Count];
        foreach (var edge in Enumerable.Range(0, routes.Count).OrderBy(edge => wished[edge] is null))
        {
            IEnumerable<SKPoint> candidates = wished[edge] is { } wish ? [wish] : Shares.Select(share => Along(routes[edge], share));
            var label = scene.Labels[edge];
            var free = candidates.Cast<SKPoint?>().FirstOrDefault(place =>
                label.Lines.Count == 0 || !taken.Exists(SKRect.Inflate(label.Around(place!.Value), Spacing, Spacing).IntersectsWith));
            if (free is not { } found)
            {
                return null;
            }

            places[edge] = found;
            if (label.Lines.Count > 0)
            {
                taken.Add(label.Around(found));
            }
        }

        return places;
    }

    /// <summary>The point at a share of a route’s length.</summary>
    public static SKPoint Along(IReadOnlyList<SKPoint> route, float share)
    {
        var lengths = route.Zip(route.Skip(1), (from, to) => SKPoint.Distance(from, to)).ToList();
        var left = lengths.Sum() * share;
        for (var at = 0; at < lengths.Count; at++)
        {
            if (left <= lengths[at] && lengths[at] > 0)
            {
                var part = left / lengths[at];
                return new SKPoint(
                    route[at].X + part * (route[at + 1].X - route[at].X), route[at].Y + part * (route[at + 1].Y - route[at].Y));
            }

            left -= lengths[at];
        }

        return route[^1];
    }
}
