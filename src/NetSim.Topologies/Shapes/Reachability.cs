using NetSim.Network;

namespace NetSim.Topologies.Shapes;

/// <summary>Which hosts packets can reach from which: over one link, or over links and routers.</summary>
internal sealed class Reachability
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _neighbours = [];
    private readonly Dictionary<string, HashSet<string>> _routers = new(StringComparer.Ordinal);

    public Reachability(IReadOnlySet<string> routers, IReadOnlyList<LinkSpec> links)
    {
        foreach (var link in links)
        {
            _neighbours.Add((link.From, link.To));
            _neighbours.Add((link.To, link.From));
            if (routers.Contains(link.From) && routers.Contains(link.To))
            {
                _parents[Root(link.From)] = Root(link.To);
            }
        }

        foreach (var (host, router) in _neighbours.Where(pair => routers.Contains(pair.Item2)))
        {
            if (!_routers.TryGetValue(host, out var reached))
            {
                _routers[host] = reached = new HashSet<string>(StringComparer.Ordinal);
            }

            reached.Add(Root(router));
        }
    }

    /// <summary>Whether packets get from one host to the other. Links carry both ways, so it holds for the
    /// way back.</summary>
    public bool IsReachable(string from, string to) =>
        _neighbours.Contains((from, to))
        || (_routers.TryGetValue(from, out var near)
            && _routers.TryGetValue(to, out var far)
            && near.Overlaps(far));

    // The router that stands for all that are joined to this one.
    private string Root(string router)
    {
        while (_parents.TryGetValue(router, out var parent) && parent != router)
        {
            // Halving the way keeps the next searches short.
            if (_parents.TryGetValue(parent, out var next))
            {
                _parents[router] = next;
            }

            router = parent;
        }

        return router;
    }
}
