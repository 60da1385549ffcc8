namespace NetSim.Network;

/// <summary>Where static routes lead.</summary>
public static class Routing
{
    /// <summary>Finds connections whose packets do not get where they are to go because of <see cref="HostSpec.Routes"/>: round in
    /// circles, or to a host that passes nothing on.</summary>
    /// <param name="scenario">Hosts, links and connections.</param>
    /// <returns>Each connection with what is wrong, once for each direction. Nothing where no host has routes.</returns>
    /// <remarks>Of hosts that stand for many, the first copy and the last are looked at.</remarks>
    public static IEnumerable<(ConnectionSpec Connection, string Problem)> Problems(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Hosts.All(static host => host.Routes.Count == 0))
        {
            yield break;
        }

        var replicas = new Replicas(scenario);
        var graph = new WayGraph(replicas.Hosts, replicas.Links);
        var ways = new List<int>();
        foreach (var connection in scenario.Connections)
        {
            var servers = connection.OtherServers.Select(static server => server.Host).Prepend(connection.To).Distinct(StringComparer.Ordinal);
            var problems = Ends(replicas, connection.From)
                .SelectMany(_ => servers.SelectMany(server => Ends(replicas, server)), static (from, to) => (from, to))
                .SelectMany(static pair => new[] { pair, (from: pair.to, to: pair.from) })
                .Select(pair => graph.Find(pair.from, pair.to, hash: null, ways)).OfType<string>().Distinct(StringComparer.Ordinal);
            foreach (var problem in problems)
            {
                yield return (connection, problem);
            }
        }
    }

    private static List<string> Ends(Replicas replicas, string host)
    {
        var names = replicas.NamesOf(host).ToList();
        return names.Count == 1 ? names : [names[0], names[^1]];
    }
}
