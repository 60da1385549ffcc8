namespace NetSim.Network;

/// <summary>Finds the way that packets take: the one with the least sum of <see cref="LinkDirectionSpec.Cost"/>.</summary>
/// <remarks>
/// Only routers pass packets on; a host in the middle does not. Each direction is found on its own, so ways are asymmetric
/// where costs are. Where several ways cost the same, it is the one whose node before the end was reached first; nodes are
/// gone through by cost, then in the order in which they were reached, and the links of a node in the order of the file.
/// A way is searched when it is asked for (Dijkstra), and nothing of it is kept: memory grows with hosts and links only.
/// </remarks>
internal sealed class Router
{
    private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal);
    private readonly bool[] _passes;
    private readonly List<(int Next, int Way)>[] _ways;
    private readonly IReadOnlyList<Link> _links;
    private readonly int[] _costs;
    private readonly long[] _reached;
    private readonly (int Node, int Way)[] _cameBy;
    private readonly List<int> _touched = [];
    private readonly PriorityQueue<int, (long Cost, long Order)> _open = new();

    /// <summary>Takes in the graph.</summary>
    /// <param name="scenario">Hosts and links.</param>
    /// <param name="links">The directions of its links: forward of link i at 2i, backward at 2i + 1.</param>
    public Router(Scenario scenario, IReadOnlyList<Link> links)
    {
        _links = links;
        foreach (var host in scenario.Hosts)
        {
            _nodes.TryAdd(host.Name, _nodes.Count);
        }

        _passes = new bool[_nodes.Count];
        foreach (var host in scenario.Hosts)
        {
            _passes[_nodes[host.Name]] = host.IsRouter;
        }

        _ways = [.. Enumerable.Range(0, _nodes.Count).Select(static _ => new List<(int Next, int Way)>(1))];
        _reached = new long[_nodes.Count];
        _cameBy = new (int Node, int Way)[_nodes.Count];
        Array.Fill(_reached, long.MaxValue);
        _costs = [.. scenario.Links.SelectMany(static link => new[] { link.Forward.Cost, link.Backward.Cost })];
        for (var i = 0; i < scenario.Links.Count; i++)
        {
            if (_nodes.TryGetValue(scenario.Links[i].From, out var from) && _nodes.TryGetValue(scenario.Links[i].To, out var to))
            {
                _ways[from].Add((to, 2 * i));
                _ways[to].Add((from, (2 * i) + 1));
            }
        }
    }

    /// <summary>The links from one host to another.</summary>
    /// <param name="from">Where packets start.</param>
    /// <param name="to">Where they go.</param>
    /// <exception cref="ArgumentException">There is no way.</exception>
    public Link[] FindPath(string from, string to)
    {
        if (!_nodes.TryGetValue(from, out var start) || !_nodes.TryGetValue(to, out var end) || !Reaches(start, end))
        {
            throw new ArgumentException($"There is no way from {from} to {to}.", nameof(to));
        }

        var path = new List<Link>();
        for (var node = end; node != start; node = _cameBy[node].Node)
        {
            path.Add(_links[_cameBy[node].Way]);
        }

        path.Reverse();
        return [.. path];
    }

    private bool Reaches(int start, int end)
    {
        Forget();
        var order = 0L;
        _reached[start] = 0;
        _touched.Add(start);
        _open.Enqueue(start, (0, order));
        while (_open.TryDequeue(out var node, out var at))
        {
            if (node == end)
            {
                return true;
            }

            if (at.Cost > _reached[node])
            {
                continue;
            }

            foreach (var (next, way) in _ways[node])
            {
                // What passes nothing on is a way to itself alone.
                var cost = at.Cost + _costs[way];
                if ((next == end || _passes[next]) && cost < _reached[next])
                {
                    _reached[next] = cost;
                    _cameBy[next] = (node, way);
                    _touched.Add(next);
                    _open.Enqueue(next, (cost, ++order));
                }
            }
        }

        return false;
    }

    private void Forget()
    {
        foreach (var node in _touched)
        {
            _reached[node] = long.MaxValue;
        }

        _touched.Clear();
        _open.Clear();
    }
}
