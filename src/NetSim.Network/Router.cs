namespace NetSim.Network;

/// <summary>Finds the way that packets take: the one over the fewest links, by the order of the file where several are.</summary>
/// <remarks>Only routers pass packets on; a host in the middle does not. Both directions are found on their own.</remarks>
internal static class Router
{
    /// <summary>The links from one host to another.</summary>
    /// <param name="scenario">Hosts and links.</param>
    /// <param name="links">The directions of its links: forward of link i at 2i, backward at 2i + 1.</param>
    /// <param name="from">Where packets start.</param>
    /// <param name="to">Where they go.</param>
    /// <exception cref="ArgumentException">There is no way.</exception>
    public static Link[] FindPath(Scenario scenario, IReadOnlyList<Link> links, string from, string to)
    {
        var passes = scenario.Hosts.Where(static host => host.IsRouter).Select(static host => host.Name)
            .ToHashSet(StringComparer.Ordinal);
        var cameBy = new Dictionary<string, (string Host, Link Link)>(StringComparer.Ordinal);
        var open = new Queue<string>();
        open.Enqueue(from);
        while (open.TryDequeue(out var host) && host != to)
        {
            if (host != from && !passes.Contains(host))
            {
                continue;
            }

            for (var i = 0; i < scenario.Links.Count; i++)
            {
                var spec = scenario.Links[i];
                var isForward = spec.From == host;
                var next = isForward ? spec.To : spec.From;
                if ((isForward || spec.To == host) && next != from
                    && cameBy.TryAdd(next, (host, links[isForward ? 2 * i : 2 * i + 1])))
                {
                    open.Enqueue(next);
                }
            }
        }

        var path = new List<Link>();
        for (var host = to; host != from;)
        {
            if (!cameBy.TryGetValue(host, out var step))
            {
                throw new ArgumentException($"There is no way from {from} to {to}.", nameof(to));
            }

            path.Insert(0, step.Link);
            host = step.Host;
        }

        return [.. path];
    }
}
