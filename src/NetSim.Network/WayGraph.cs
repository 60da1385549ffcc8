using NetSim.Engine;

namespace NetSim.Network;

/// <summary>The graph of hosts and links, and the ways through it. A way is a direction of a link: forward of link i is 2i, backward
/// 2i + 1.</summary>
/// <remarks>Only routers and switches pass packets on; a host in the middle does not.</remarks>
internal sealed class WayGraph
{
    private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<HostSpec> _hosts;
    private readonly IReadOnlyList<LinkSpec> _links;
    private readonly RouteTable?[] _routes;
    private readonly bool _hasRoutes;

    // The ways on from a node, to what passes packets on; and the ways that lead to a node that does not.
    private readonly List<(int Next, int Way)>[] _ways;
    private readonly List<(int From, int Way)>[] _doors;
    private readonly int[] _costs;
    private readonly long[] _reached;
    private readonly (int Node, int Way)[] _cameBy;
    private readonly List<int> _touched = [];
    private readonly PriorityQueue<int, (long Cost, long Order)> _open = new();

    /// <summary>Takes in the graph.</summary>
    /// <param name="hosts">Its nodes.</param>
    /// <param name="links">Its links; one with an end that is no node leads nowhere.</param>
    public WayGraph(IReadOnlyList<HostSpec> hosts, IReadOnlyList<LinkSpec> links)
    {
        (_hosts, _links) = (hosts, links);
        for (var i = 0; i < hosts.Count; i++)
        {
            _nodes.TryAdd(hosts[i].Name, i);
        }

        SpreadsFlows = hosts.Any(static host => host.SpreadsFlows);
        _ways = [.. hosts.Select(static _ => new List<(int Next, int Way)>(1))];
        _doors = [.. hosts.Select(static _ => new List<(int From, int Way)>(1))];
        _reached = new long[hosts.Count];
        _cameBy = new (int Node, int Way)[hosts.Count];
        Array.Fill(_reached, long.MaxValue);
        _costs = [.. links.SelectMany(static link => new[] { link.Forward.Cost, link.Backward.Cost })];
        for (var i = 0; i < links.Count; i++)
        {
            if (_nodes.TryGetValue(links[i].From, out var from) && _nodes.TryGetValue(links[i].To, out var to))
            {
                AddWay(from, to, 2 * i);
                AddWay(to, from, (2 * i) + 1);
            }
        }

        _routes = [.. hosts.Select(host => RouteTable.Of(host, links))];
        _hasRoutes = Array.Exists(_routes, static table => table is not null);
    }

    /// <summary>Whether a router spreads flows over ways that cost the same.</summary>
    public bool SpreadsFlows { get; }

    /// <summary>Finds the ways from one host to another.</summary>
    /// <param name="from">Where packets start.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="hash">The hash that a node has of the flow, by the node’s own number; null: no flow is spread.</param>
    /// <param name="ways">Gets the ways, in order.</param>
    /// <returns>Null, or why there is none.</returns>
    public string? Find(string from, string to, Func<ulong, ulong>? hash, List<int> ways)
    {
        ways.Clear();
        var nowhere = $"there is no way from {from} to {to}";
        if (!_nodes.TryGetValue(from, out var start) || !_nodes.TryGetValue(to, out var end))
        {
            return nowhere;
        }

        if (!_hasRoutes && (hash is null || !SpreadsFlows))
        {
            return TryFindShortest(start, end, ways) ? null : nowhere;
        }

        var passed = new List<int> { start };
        while (passed[^1] != end)
        {
            var node = passed[^1];
            if (Next(node, end, hash) is not { } way)
            {
                return passed.Count == 1 ? nowhere : $"{nowhere}: none goes on from {_hosts[node].Name}";
            }

            var next = _nodes[way % 2 == 0 ? _links[way / 2].To : _links[way / 2].From];
            var isRound = passed.Contains(next);
            ways.Add(way);
            passed.Add(next);
            if (isRound || (next != end && !_hosts[next].PassesOn))
            {
                var names = string.Join(", ", passed.Select(each => _hosts[each].Name));
                return isRound
                    ? $"packets from {from} to {to} go round in circles: {names}"
                    : $"packets from {from} to {to} get to {_hosts[next].Name}, which passes nothing on: {names}";
            }
        }

        return null;
    }

    /// <summary>Finds the ways whose costs have the least sum (Dijkstra’s algorithm).</summary>
    /// <remarks>Where several sums are the same, it is the way whose node before the end was reached first; nodes are gone through by
    /// cost, then in the order in which they were reached, and the links of a node in the order of the file.</remarks>
    public bool TryFindShortest(int start, int end, List<int> ways)
    {
        if (!Reaches(start, end))
        {
            return false;
        }

        for (var node = end; node != start; node = _cameBy[node].Node)
        {
            ways.Add(_cameBy[node].Way);
        }

        ways.Reverse();
        return true;
    }

    private void AddWay(int from, int to, int way)
    {
        if (_hosts[to].PassesOn)
        {
            _ways[from].Add((to, way));
        }
        else
        {
            _doors[to].Add((from, way));
        }
    }

    // Where a packet goes next from a node: by its routes, by the hash of its flow, or along the shortest way.
    private int? Next(int node, int end, Func<ulong, ulong>? hash)
    {
        if (_routes[node]?.Over(_hosts[end]) is { } way)
        {
            return way;
        }

        var rest = new List<int>();
        if (!TryFindShortest(node, end, rest))
        {
            return null;
        }

        if (hash is null || !_hosts[node].SpreadsFlows)
        {
            return rest[0];
        }

        var least = rest.Sum(each => (long)_costs[each]);
        var equal = WaysFrom(node, end).Where(each => CostBy(each, end) == least).ToList();
        return equal[(int)(hash(RandomStreams.OwnerOf(_hosts[node].Name, 0)) % (ulong)equal.Count)];
    }

    private List<int> WaysFrom(int node, int end) =>
    [
        .. _ways[node].Select(static next => next.Way)
            .Concat(_doors[end].Where(door => door.From == node).Select(static door => door.Way)).Order(),
    ];

    private long? CostBy(int way, int end)
    {
        var next = _nodes[way % 2 == 0 ? _links[way / 2].To : _links[way / 2].From];
        return next == end ? _costs[way] : Reaches(next, end) ? _costs[way] + _reached[end] : null;
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
                Reach(next, node, way, at.Cost + _costs[way], ++order);
            }

            foreach (var (from, way) in _doors[end])
            {
                if (from == node)
                {
                    Reach(end, node, way, at.Cost + _costs[way], ++order);
                }
            }
        }

        return false;
    }

    private void Reach(int node, int from, int way, long cost, long order)
    {
        if (cost < _reached[node])
        {
            _reached[node] = cost;
            _cameBy[node] = (from, way);
            _touched.Add(node);
            _open.Enqueue(node, (cost, order));
        }
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
