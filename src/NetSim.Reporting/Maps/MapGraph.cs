namespace NetSim.Reporting.Maps;

/// <summary>Who is whose neighbour on a map.</summary>
internal sealed class MapGraph
{
    private readonly List<int>[] _neighbours;

    /// <summary>The graph of a map.</summary>
    public MapGraph(TopologyMap map)
        : this(map.Nodes.Count, map.Edges.Select(edge => (edge.From, edge.To)))
    {
    }

    /// <summary>The graph of links between nodes.</summary>
    /// <param name="count">How many nodes there are.</param>
    /// <param name="links">The links; one that is there twice counts once.</param>
    public MapGraph(int count, IEnumerable<(int From, int To)> links)
    {
        _neighbours = new List<int>[count];
        for (var at = 0; at < count; at++)
        {
            _neighbours[at] = [];
        }

        foreach (var (from, to) in links.Where(link => link.From != link.To))
        {
            if (!_neighbours[from].Contains(to))
            {
                _neighbours[from].Add(to);
                _neighbours[to].Add(from);
            }
        }
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => _neighbours.Length;

    /// <summary>The neighbours of a node, in the order of the file.</summary>
    public IReadOnlyList<int> Neighbours(int node) => _neighbours[node];

    /// <summary>How many links away each node is from the nearest of some; what none reaches is counted from the first
    /// of what is left.</summary>
    public int[] Distances(IReadOnlyList<int> sources)
    {
        var distances = Enumerable.Repeat(-1, Count).ToArray();
        var waiting = new Queue<int>();
        foreach (var source in sources)
        {
            distances[source] = 0;
            waiting.Enqueue(source);
        }

        Walk(waiting, distances);
        for (var node = 0; node < Count; node++)
        {
            if (distances[node] < 0)
            {
                distances[node] = 0;
                waiting.Enqueue(node);
                Walk(waiting, distances);
            }
        }

        return distances;
    }

    private void Walk(Queue<int> waiting, int[] distances)
    {
        while (waiting.TryDequeue(out var node))
        {
            foreach (var neighbour in _neighbours[node].Where(neighbour => distances[neighbour] < 0))
            {
                distances[neighbour] = distances[node] + 1;
                waiting.Enqueue(neighbour);
            }
        }
    }
}
