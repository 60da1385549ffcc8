namespace NetSim.Network;

/// <summary>The static routes of one node.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, int> _ways = new(StringComparer.Ordinal);
    private readonly int? _otherwise;

    private RouteTable(HostSpec node, IReadOnlyList<LinkSpec> links)
    {
        foreach (var route in node.Routes)
        {
            if (WayOver(node.Name, route.Over, links) is not { } way)
            {
                continue;
            }

            if (route.To is { } to)
            {
                _ways[to] = way;
            }
            else
            {
                _otherwise = way;
            }
        }
    }

    /// <summary>The table of a node; null where it has none.</summary>
    /// <param name="node">The node.</param>
    /// <param name="links">All links.</param>
    public static RouteTable? Of(HostSpec node, IReadOnlyList<LinkSpec> links) =>
        node.Routes.Count == 0 ? null : new RouteTable(node, links);

    /// <summary>The way by which packets to a host leave; null where no route says so.</summary>
    /// <remarks>A route to a host that stands for many goes for each of its copies.</remarks>
    public int? Over(HostSpec end) =>
        _ways.TryGetValue(end.Name, out var way) || _ways.TryGetValue(end.ReplicaOf ?? "", out way) ? way : _otherwise;

    // The link of that name, or the copy of it, that begins or ends at the node.
    private static int? WayOver(string node, string link, IReadOnlyList<LinkSpec> links)
    {
        for (var i = 0; i < links.Count; i++)
        {
            if ((links[i].Name == link || links[i].ReplicaOf == link) && (links[i].From == node || links[i].To == node))
            {
                return links[i].From == node ? 2 * i : (2 * i) + 1;
            }
        }

        return null;
    }
}
