using System.Globalization;
using NetSim.Network;
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Reporting.Maps;

/// <summary>Makes the map of a scenario.</summary>
internal sealed class MapBuilder(Scenario scenario, MapWords words)
{
    private readonly LinkFacts _facts = new(words);

    /// <summary>The map with every host and link.</summary>
    public TopologyMap Build()
    {
        var places = scenario.Hosts.Select((host, at) => (host.Name, at))
            .ToDictionary(host => host.Name, host => host.at, StringComparer.Ordinal);
        var opening = scenario.Connections.Select(connection => connection.From).ToHashSet(StringComparer.Ordinal);
        var serving = scenario.Connections.Select(connection => connection.To).ToHashSet(StringComparer.Ordinal);
        return new TopologyMap
        {
            Title = scenario.Name,
            Subtitle = Subtitle(),
            Nodes = [.. scenario.Hosts.Select(host => new MapNode(host.Name, Role(host, opening, serving), host.Count))],
            Edges = [.. scenario.Links.Select(link => Edge(link, places))],
            Connections = [.. scenario.Connections.Select(Connection)],
            Words = words,
        };
    }

    private static MapRole Role(HostSpec host, HashSet<string> opening, HashSet<string> serving) =>
        host.IsRouter ? MapRole.Router
        : host.IsSwitch ? MapRole.Switch
        : (opening.Contains(host.Name), serving.Contains(host.Name)) switch
        {
            (true, false) => MapRole.Client,
            (false, true) => MapRole.Server,
            _ => MapRole.Host,
        };

    private string Subtitle()
    {
        var routers = scenario.Hosts.Where(static host => host.IsRouter).Sum(static host => host.Count);
        var switches = scenario.Hosts.Where(static host => host.IsSwitch).Sum(static host => host.Count);
        var counts = scenario.Hosts.ToDictionary(static host => host.Name, static host => host.Count, StringComparer.Ordinal);
        var parts = new[]
        {
            words.Count(counts.Values.Sum() - routers - switches, "host", "台主机"),
            routers == 0 ? null : words.Count(routers, "router", "台路由器"),
            switches == 0 ? null : words.Count(switches, "switch", "台交换机"),
            words.Count(scenario.Links.Sum(link => Math.Max(counts[link.From], counts[link.To])), "link", "条链路"),
            words.Count(scenario.Connections.Count, "connection", "个连接"),
        };
        return string.Join(words.Say(", ", "，"), parts.OfType<string>());
    }

    private MapEdge Edge(LinkSpec link, Dictionary<string, int> places)
    {
        var (both, forward, backward) = (new List<string>(), new List<string>(), new List<string>());
        var nothing = words.Say("no limit", "无限制");
        foreach (var (there, back) in _facts.Of(link.Forward).Zip(_facts.Of(link.Backward)))
        {
            if (there == back)
            {
                both.AddRange(there is null ? [] : [there]);
            }
            else
            {
                forward.AddRange(there is null ? [] : [there]);
                backward.AddRange(back is null ? [] : [back]);
            }
        }

        // A direction that only the other one’s limits are missing from has to say so.
        if (forward.Count == 0 != (backward.Count == 0))
        {
            (forward.Count == 0 ? forward : backward).Add(nothing);
        }

        return new MapEdge(link.Name, places[link.From], places[link.To], both, forward, backward);
    }

    private string Connection(ConnectionSpec connection)
    {
        var port = connection.Port.ToString(CultureInfo.InvariantCulture);
        var parts = new[] { Protocol(connection.Tls), Start(connection.Start) }.Where(part => part.Length > 0);
        return $"{connection.Name}: {connection.From} → {connection.To}:{port} ({string.Join(", ", parts)})";
    }

    private static string Protocol(TlsOptions? tls) => tls is null ? "TCP" : tls.MaximumVersion switch
    {
        TlsVersion.Ssl30 => "SSL 3.0",
        TlsVersion.Tls10 => "TLS 1.0",
        TlsVersion.Tls11 => "TLS 1.1",
        TlsVersion.Tls12 => "TLS 1.2",
        TlsVersion.Tls13 => "TLS 1.3",
    };

    private string Start(StartSpec start)
    {
        var count = start.Count is { } known and not 1 ? $"{known.ToString(CultureInfo.InvariantCulture)}×" : "";
        var rhythm = start.PoissonPerSecond is { } rate
            ? words.Say("Poisson ", "泊松 ") + rate.ToString("0.###", CultureInfo.InvariantCulture) + "/s"
            : start.Every is { } every ? words.Say("every ", "每隔 ") + UnitText.Format(every) : "";
        var first = start.First == SimDuration.Zero ? "" : words.Say("from ", "起于 ") + UnitText.Format(start.First);
        return string.Join(' ', new[] { count, rhythm, first }.Where(part => part.Length > 0));
    }
}
