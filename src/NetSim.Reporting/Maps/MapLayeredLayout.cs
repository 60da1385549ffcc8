using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>Lays a map out in layers, from left to right or from top to bottom.</summary>
/// <remarks>“Along” is the direction from layer to layer, “across” the other one. Where links fan out, each runs straight
/// from the end that has no other link on that side, with its label there, and then slants.</remarks>
internal sealed class MapLayeredLayout
{
    private const float Lead = 12;
    private const float NodeSpacing = 16;
    private const float LeastGap = 56;
    private const int Rounds = 12;
    private readonly MapScene _scene;
    private readonly MapLayering _layering;
    private readonly bool _isVertical;
    private readonly float _spread;
    private readonly int[] _before;
    private readonly int[] _behind;
    private readonly int[] _twins;
    private readonly float[] _across;

    private MapLayeredLayout(MapScene scene, MapLayering layering, bool isVertical, float spread)
    {
        _scene = scene;
        _layering = layering;
        _isVertical = isVertical;
        _spread = spread;
        _before = new int[scene.Map.Nodes.Count];
        _behind = new int[scene.Map.Nodes.Count];
        _across = new float[scene.Map.Nodes.Count];
        foreach (var edge in scene.Map.Edges)
        {
            _behind[Low(edge)]++;
            _before[High(edge)]++;
        }

        _twins = [.. scene.Map.Edges.Select(edge => scene.Map.Edges.Count(other => Low(other) == Low(edge) && High(other) == High(edge)))];
    }

    /// <summary>The plan; null where labels find no room.</summary>
    /// <param name="scene">What is laid out.</param>
    /// <param name="layering">Its layers.</param>
    /// <param name="isVertical">Whether layers follow each other from top to bottom.</param>
    /// <param name="spread">By how much more room there is than would do without labels that slant; at least 1.</param>
    public static MapPlan? Plan(MapScene scene, MapLayering layering, bool isVertical, float spread) =>
        new MapLayeredLayout(scene, layering, isVertical, spread).Plan();

    private MapPlan? Plan()
    {
        PlaceAcross();
        var along = PlaceAlong();
        var nodes = new SKPoint[_across.Length];
        for (var layer = 0; layer < _layering.Layers.Count; layer++)
        {
            foreach (var node in _layering.Layers[layer])
            {
                nodes[node] = Point(along[layer], _across[node]);
            }
        }

        var routes = new List<IReadOnlyList<SKPoint>>();
        var wished = new List<SKPoint?>();
        for (var at = 0; at < _scene.Map.Edges.Count; at++)
        {
            var (route, wish) = Route(at, along);
            routes.Add(_scene.Map.Edges[at].From == Low(_scene.Map.Edges[at]) ? route : [.. route.Reverse()]);
            wished.Add(wish);
        }

        return MapLabelPlaces.Find(_scene, nodes, routes, wished) is { } labels ? new MapPlan(nodes, routes, labels) : null;
    }

    private int Low(MapEdge edge) => _layering.LayerOf(edge.From) < _layering.LayerOf(edge.To) ? edge.From : edge.To;

    private int High(MapEdge edge) => edge.From == Low(edge) ? edge.To : edge.From;

    private SKPoint Point(float along, float across) => _isVertical ? new SKPoint(across, along) : new SKPoint(along, across);

    private float AlongOf(MapLabel label) => _isVertical ? label.Height : label.Width;

    private float AcrossOf(MapLabel label) => _isVertical ? label.Width : label.Height;

    // Before and behind a node, along.
    private (float Before, float Behind) Depth(int node)
    {
        var extent = _scene.Extents[node];
        return _isVertical ? (extent.Up, extent.Down) : (extent.Left, extent.Right);
    }

    private bool LeadsFromLow(int edge) => _twins[edge] == 1 && _behind[Low(_scene.Map.Edges[edge])] == 1;

    private bool LeadsFromHigh(int edge) =>
        _twins[edge] == 1 && !LeadsFromLow(edge) && _before[High(_scene.Map.Edges[edge])] == 1;

    // The layers along, each at the line on which its symbols stand.
    private float[] PlaceAlong()
    {
        var along = new float[_layering.Layers.Count];
        for (var layer = 1; layer < along.Length; layer++)
        {
            var gap = LeastGap * _spread;
            for (var at = 0; at < _scene.Map.Edges.Count; at++)
            {
                if (_layering.LayerOf(Low(_scene.Map.Edges[at])) == layer - 1)
                {
                    gap = Math.Max(gap, Needed(at));
                }
            }

            along[layer] = along[layer - 1] + End(layer - 1) + gap + Begin(layer);
        }

        return along;
    }

    private float End(int layer) => _layering.Layers[layer].Max(node => Depth(node).Behind);

    private float Begin(int layer) => _layering.Layers[layer].Max(node => Depth(node).Before);

    private float Needed(int edge)
    {
        var label = AlongOf(_scene.Labels[edge]);
        var difference = Math.Abs(_across[_scene.Map.Edges[edge].From] - _across[_scene.Map.Edges[edge].To]);
        var isStraight = !LeadsFromLow(edge) && !LeadsFromHigh(edge) && _twins[edge] == 1;
        var slant = difference < 1 ? 0 : Math.Clamp(difference / 5, isStraight ? 40 : 24, 140);
        return label + 2 * Lead + slant * (isStraight ? _spread : 1);
    }

    private (IReadOnlyList<SKPoint> Route, SKPoint? Wish) Route(int at, float[] along)
    {
        var edge = _scene.Map.Edges[at];
        var (low, high) = (Low(edge), High(edge));
        var layer = _layering.LayerOf(low);
        var (from, to) = (Point(along[layer], _across[low]), Point(along[layer + 1], _across[high]));
        var (begin, end) = (along[layer] + End(layer), along[layer + 1] - Begin(layer + 1));
        var label = AlongOf(_scene.Labels[at]);
        if (_twins[at] > 1)
        {
            return Twin(at, from, to, begin, end);
        }

        if (Math.Abs(_across[low] - _across[high]) < 0.5f && (LeadsFromLow(at) || LeadsFromHigh(at)))
        {
            return ([from, to], Point((begin + end) / 2, _across[low]));
        }

        if (LeadsFromLow(at))
        {
            var bend = begin + Lead + label;
            return ([from, Point(bend, _across[low]), to], Point(begin + Lead / 2 + label / 2, _across[low]));
        }

        if (LeadsFromHigh(at))
        {
            var bend = end - Lead - label;
            return ([from, Point(bend, _across[high]), to], Point(end - Lead / 2 - label / 2, _across[high]));
        }

        return ([from, to], null);
    }

    // Links between the same two nodes run side by side.
    private (IReadOnlyList<SKPoint> Route, SKPoint? Wish) Twin(int at, SKPoint from, SKPoint to, float begin, float end)
    {
        var twins = Twins(at);
        var rows = twins.Select(twin => AcrossOf(_scene.Labels[twin]) + 8).ToList();
        var place = twins.IndexOf(at);
        var middle = ((_isVertical ? from.X : from.Y) + (_isVertical ? to.X : to.Y)) / 2;
        var across = middle - rows.Sum() / 2 + rows.Take(place).Sum() + rows[place] / 2;
        var label = AlongOf(_scene.Labels[at]);
        var centre = (begin + end) / 2;
        return (
            [from, Point(centre - label / 2 - Lead / 2, across), Point(centre + label / 2 + Lead / 2, across), to],
            Point(centre, across));
    }

    private List<int> Twins(int at)
    {
        var edge = _scene.Map.Edges[at];
        return [.. Enumerable.Range(0, _twins.Length)
            .Where(other => Low(_scene.Map.Edges[other]) == Low(edge) && High(_scene.Map.Edges[other]) == High(edge))];
    }

    private void PlaceAcross()
    {
        var room = Enumerable.Range(0, _across.Length).Select(RoomAcross).ToList();
        foreach (var layer in _layering.Layers)
        {
            MapSpacing.Place(layer, room, NodeSpacing * _spread, _across, _ => 0);
        }

        for (var round = 0; round < Rounds; round++)
        {
            for (var at = 0; at < _layering.Layers.Count; at++)
            {
                var layer = round % 2 == 0 ? at : _layering.Layers.Count - 1 - at;
                MapSpacing.Place(_layering.Layers[layer], room, NodeSpacing * _spread, _across, Wish);
            }
        }
    }

    private float Wish(int node)
    {
        var around = _scene.Map.Edges.Where(edge => edge.From == node || edge.To == node)
            .Select(edge => _across[edge.From == node ? edge.To : edge.From]).ToList();
        return around.Count > 0 ? around.Average() : _across[node];
    }

    // What a node takes on either side of its line, with the labels that stand on the links that lead away from it.
    private (float Before, float Behind) RoomAcross(int node)
    {
        var extent = _scene.Extents[node];
        var (before, behind) = _isVertical ? (extent.Left, extent.Right) : (extent.Up, extent.Down);
        for (var at = 0; at < _twins.Length; at++)
        {
            var edge = _scene.Map.Edges[at];
            var isLead = (Low(edge) == node && LeadsFromLow(at)) || (High(edge) == node && LeadsFromHigh(at));
            var isTwin = _twins[at] > 1 && (edge.From == node || edge.To == node);
            var needed = isLead ? AcrossOf(_scene.Labels[at]) / 2
                : isTwin ? Twins(at).Sum(twin => AcrossOf(_scene.Labels[twin]) + 8) / 2 : 0;
            (before, behind) = (Math.Max(before, needed), Math.Max(behind, needed));
        }

        return (before, behind);
    }
}
