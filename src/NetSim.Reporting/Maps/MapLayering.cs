// Read first: Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system structures (1981):
// layers, then the order within them by barycentres.
namespace NetSim.Reporting.Maps;

/// <summary>Puts the nodes of a map into layers, so that each link runs from one layer to the next.</summary>
internal sealed class MapLayering
{
    private const int Sweeps = 12;
    private readonly MapGraph _graph;
    private readonly int[] _layerOf;

    private MapLayering(MapGraph graph, int[] layerOf)
    {
        _graph = graph;
        var least = layerOf.Min();
        _layerOf = [.. layerOf.Select(layer => layer - least)];
        Layers = [.. Enumerable.Range(0, _layerOf.Max() + 1).Select(layer =>
            (IReadOnlyList<int>)[.. Enumerable.Range(0, graph.Count).Where(node => _layerOf[node] == layer)])];
        Order();
    }

    /// <summary>The nodes of each layer, in order: clients’ side first.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Layers { get; private set; }

    /// <summary>How many pairs of links cross.</summary>
    public int Crossings { get; private set; }

    /// <summary>The layer of a node.</summary>
    public int LayerOf(int node) => _layerOf[node];

    /// <summary>The layers with the fewest crossings; null where some link would stay within a layer.</summary>
    public static MapLayering? Of(TopologyMap map)
    {
        var graph = new MapGraph(map);
        var nodes = Enumerable.Range(0, graph.Count).ToList();
        var servers = nodes.Where(node => map.Nodes[node].Role == MapRole.Server).ToList();
        var clients = nodes.Where(node => map.Nodes[node].Role == MapRole.Client).ToList();
        return new[] { FromServers(graph, servers), graph.Distances(clients), AroundCore(map, graph) }
            .OfType<int[]>()
            .Where(layers => nodes.TrueForAll(node => graph.Neighbours(node).All(other => Math.Abs(layers[node] - layers[other]) == 1)))
            .Select(layers => new MapLayering(graph, layers))
            .OrderBy(layering => layering.Crossings)
            .FirstOrDefault();
    }

    private static int[] FromServers(MapGraph graph, List<int> servers) =>
        [.. graph.Distances(servers).Select(distance => -distance)];

    // Hosts with one link are clients to the left or servers to the right of what they hang on; the rest by distance.
    private static int[]? AroundCore(TopologyMap map, MapGraph graph)
    {
        bool IsLeaf(int node) => graph.Neighbours(node).Count == 1 && map.Nodes[node].Role is not (MapRole.Router or MapRole.Switch)
            && graph.Neighbours(graph.Neighbours(node)[0]).Count > 1;
        var core = Enumerable.Range(0, graph.Count).Where(node => !IsLeaf(node)).ToList();
        if (core.Count == 0)
        {
            return null;
        }

        var links = core.SelectMany(node => graph.Neighbours(node), (from, to) => (from, to)).Where(link => !IsLeaf(link.to));
        var first = core.MaxBy(node => graph.Neighbours(node).Count(other => IsLeaf(other) && map.Nodes[other].Role == MapRole.Client));
        var layers = new MapGraph(graph.Count, links).Distances([first]);
        foreach (var leaf in Enumerable.Range(0, graph.Count).Where(IsLeaf))
        {
            layers[leaf] = layers[graph.Neighbours(leaf)[0]] + (map.Nodes[leaf].Role == MapRole.Client ? -1 : 1);
        }

        return layers;
    }

    // Each node goes to the middle of its neighbours in the layer before, then in the one behind, and so on.
    private void Order()
    {
        Crossings = CountCrossings();
        var layers = Layers.Select(layer => layer.ToArray()).ToArray();
        for (var sweep = 0; sweep < Sweeps && Crossings > 0; sweep++)
        {
            var isForward = sweep % 2 == 0;
            for (var at = 1; at < layers.Length; at++)
            {
                var layer = isForward ? at : layers.Length - 1 - at;
                Sort(layers, layer, isForward ? layer - 1 : layer + 1);
            }

            var (before, best) = (Layers, Crossings);
            Layers = [.. layers.Select(layer => (IReadOnlyList<int>)[.. layer])];
            Crossings = CountCrossings();
            if (Crossings >= best)
            {
                (Layers, Crossings) = (before, best);
            }
        }
    }

    private void Sort(int[][] layers, int layer, int fixedLayer)
    {
        var places = layers[fixedLayer].Select((node, at) => (node, at)).ToDictionary(each => each.node, each => each.at);
        var sorted = layers[layer].Select((node, at) =>
        {
            var around = _graph.Neighbours(node).Where(places.ContainsKey).Select(other => (double)places[other]).ToList();
            return (node, Middle: around.Count > 0 ? around.Average() : at);
        });
        layers[layer] = [.. sorted.OrderBy(each => each.Middle).Select(each => each.node)];
    }

    private int CountCrossings()
    {
        var crossings = 0;
        var place = new int[_graph.Count];
        foreach (var layer in Layers)
        {
            for (var at = 0; at < layer.Count; at++)
            {
                place[layer[at]] = at;
            }
        }

        foreach (var layer in Layers)
        {
            var links = layer.SelectMany(node => _graph.Neighbours(node), (from, to) => (From: place[from], To: to))
                .Where(link => _layerOf[link.To] == _layerOf[layer[0]] + 1)
                .Select(link => (link.From, To: place[link.To])).ToList();
            for (var one = 0; one < links.Count; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    crossings += (links[one].From - links[other].From) * (links[one].To - links[other].To) < 0 ? 1 : 0;
                }
            }
        }

        return crossings;
    }
}
