using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>Lays out a map that has no layers: by distances, wider than high, clients to the left of servers.</summary>
internal sealed class MapStressLayout
{
    private const float NodeSpacing = 10;
    private const int MostPushes = 60;
    private const float TwinSpacing = 26;
    private readonly MapScene _scene;
    private readonly (double X, double Y)[] _unit;

    /// <summary>The layout of a scene, which can be drawn at any scale.</summary>
    public MapStressLayout(MapScene scene)
    {
        _scene = scene;
        _unit = Faced(Turned(MapStress.Place(new MapGraph(scene.Map))));
    }

    /// <summary>The plan with links of about a length; null where nodes or labels find no room.</summary>
    public MapPlan? Plan(float length)
    {
        var nodes = _unit.Select(place => new SKPoint((float)(length * place.X), (float)(length * place.Y))).ToList();
        if (!HaveRoom(nodes))
        {
            return null;
        }

        var routes = _scene.Map.Edges.Select((edge, at) => Route(at, edge, nodes)).ToList();
        var wished = _scene.Map.Edges.Select(_ => (SKPoint?)null).ToList();
        return MapLabelPlaces.Find(_scene, nodes, routes, wished) is { } labels ? new MapPlan(nodes, routes, labels) : null;
    }

    /// <summary>Whether forward of a link runs from right to left.</summary>
    public bool IsLeftward(MapEdge edge) => _unit[edge.From].X > _unit[edge.To].X;

    // Nodes that overlap push each other aside, by the shorter way, until none does.
    private bool HaveRoom(List<SKPoint> nodes)
    {
        for (var round = 0; round < MostPushes; round++)
        {
            var isFree = true;
            for (var one = 0; one < nodes.Count; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    var (here, there) = (Area(one, nodes), Area(other, nodes));
                    if (!here.IntersectsWith(there))
                    {
                        continue;
                    }

                    isFree = false;
                    var shared = SKRect.Intersect(here, there);
                    var way = shared.Width < shared.Height
                        ? new SKPoint((shared.Width / 2 + 0.5f) * (here.MidX < there.MidX ? -1 : 1), 0)
                        : new SKPoint(0, (shared.Height / 2 + 0.5f) * (here.MidY < there.MidY ? -1 : 1));
                    nodes[one] += way;
                    nodes[other] -= way;
                }
            }

            if (isFree)
            {
                return true;
            }
        }

        return false;
    }

    private SKRect Area(int node, List<SKPoint> nodes) =>
        SKRect.Inflate(_scene.AreaOf(node, nodes[node]), NodeSpacing / 2, NodeSpacing / 2);

    // Links between the same two nodes bend away from each other.
    private IReadOnlyList<SKPoint> Route(int at, MapEdge edge, List<SKPoint> nodes)
    {
        var twins = Enumerable.Range(0, _scene.Map.Edges.Count).Where(other => IsTwin(_scene.Map.Edges[other], edge)).ToList();
        var (from, to) = (nodes[edge.From], nodes[edge.To]);
        if (twins.Count == 1)
        {
            return [from, to];
        }

        var (start, end) = edge.From < edge.To ? (from, to) : (to, from);
        var way = end - start;
        var length = Math.Max(way.Length, 1);
        var away = (twins.IndexOf(at) - (twins.Count - 1) / 2f) * 2 * TwinSpacing;
        var middle = new SKPoint((from.X + to.X) / 2 - away * way.Y / length, (from.Y + to.Y) / 2 + away * way.X / length);
        return [from, middle, to];
    }

    private static bool IsTwin(MapEdge one, MapEdge other) =>
        (one.From == other.From && one.To == other.To) || (one.From == other.To && one.To == other.From);

    // The direction in which the nodes are spread most lies flat.
    private static (double X, double Y)[] Turned((double X, double Y)[] places)
    {
        var (meanX, meanY) = (places.Average(place => place.X), places.Average(place => place.Y));
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        foreach (var (x, y) in places)
        {
            xx += (x - meanX) * (x - meanX);
            xy += (x - meanX) * (y - meanY);
            yy += (y - meanY) * (y - meanY);
        }

        var angle = Math.Atan2(2 * xy, xx - yy) / 2;
        var (sine, cosine) = (Math.Sin(angle), Math.Cos(angle));
        return [.. places.Select(place => (
            (place.X - meanX) * cosine + (place.Y - meanY) * sine, (place.Y - meanY) * cosine - (place.X - meanX) * sine))];
    }

    private (double X, double Y)[] Faced((double X, double Y)[] places)
    {
        var flipX = Mean(MapRole.Client, place => place.X) > Mean(MapRole.Server, place => place.X) ? -1 : 1;
        var flipY = places[0].Y > 0 ? -1 : 1;
        return [.. places.Select(place => (flipX * place.X, flipY * place.Y))];

        double Mean(MapRole role, Func<(double X, double Y), double> of) =>
            places.Where((_, at) => _scene.Map.Nodes[at].Role == role).Select(of).DefaultIfEmpty(0).Average();
    }
}
