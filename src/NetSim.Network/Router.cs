using NetSim.Engine;

namespace NetSim.Network;

/// <summary>Finds the way that packets take: by static routes, and otherwise the one with the least sum of
/// <see cref="LinkDirectionSpec.Cost"/>.</summary>
/// <remarks>
/// Each direction is found on its own, so ways are asymmetric where costs or routes are. Where several ways cost the same, it is the one
/// of <see cref="WayGraph.TryFindShortest"/>, or, at a router that spreads flows, one for each connection by a hash (RFC 2992).
/// A way is searched when it is asked for, and nothing of it is kept: memory grows with hosts and links only.
/// </remarks>
internal sealed class Router
{
    private readonly WayGraph _graph;
    private readonly IReadOnlyList<Link> _links;
    private readonly List<int> _ways = [];
    private KeyedRandom _flows;

    /// <summary>Takes in the graph.</summary>
    /// <param name="hosts">Its nodes.</param>
    /// <param name="specs">Its links.</param>
    /// <param name="links">The directions of its links: forward of link i at 2i, backward at 2i + 1.</param>
    public Router(IReadOnlyList<HostSpec> hosts, IReadOnlyList<LinkSpec> specs, IReadOnlyList<Link> links)
    {
        _graph = new WayGraph(hosts, specs);
        _links = links;
    }

    /// <summary>Whether connections between the same hosts may take different ways.</summary>
    public bool SpreadsFlows => _graph.SpreadsFlows;

    /// <summary>Begins a run.</summary>
    /// <param name="streams">Its randomness.</param>
    public void Reset(RandomStreams streams) => _flows = streams.Keyed("ways that cost the same");

    /// <summary>The links from one host to another.</summary>
    /// <param name="from">Where packets start.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="flow">Whose they are, for routers that spread flows; null: the first of ways that cost the same.</param>
    /// <exception cref="ArgumentException">There is no way.</exception>
    public Link[] FindPath(string from, string to, ulong? flow = null)
    {
        var problem = _graph.Find(from, to, flow is { } owner ? node => _flows.Seed(owner, node, 0) : null, _ways);
        return problem is null
            ? [.. _ways.Select(way => _links[way])]
            : throw new ArgumentException(problem, nameof(to));
    }
}
