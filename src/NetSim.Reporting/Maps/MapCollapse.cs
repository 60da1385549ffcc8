using System.Globalization;

namespace NetSim.Reporting.Maps;

/// <summary>Makes a smaller map of one with too many hosts: those that are alike become one symbol.</summary>
internal static class MapCollapse
{
    private const int ShownNames = 3;

    /// <summary>The smaller map, which says that it is one.</summary>
    public static TopologyMap Of(TopologyMap map)
    {
        var hosts = map.Nodes.Count;
        var alike = Merge(map, Replicas(map));
        if (alike.Nodes.Count <= TopologyMap.MostNodes)
        {
            return WithNote(alike, hosts, map.Words.Say(
                "hosts that are alike and have the same neighbours are one symbol", "相同且邻居相同的主机画成一个符号"));
        }

        var neighbours = Merge(alike, Leaves(alike));
        if (neighbours.Nodes.Count <= TopologyMap.MostNodes)
        {
            return WithNote(neighbours, hosts, map.Words.Say(
                "hosts of a kind with the same neighbour are one symbol", "同类且邻居相同的主机画成一个符号"));
        }

        return WithNote(Merge(neighbours, Tiers(neighbours)), hosts, map.Words.Say(
            "hosts of a kind at the same distance from the first server are one symbol", "同类且与第一台服务器距离相同的主机画成一个符号"));
    }

    private static TopologyMap WithNote(TopologyMap map, int hosts, string what)
    {
        var text = map.Words.Say(
            FormattableString.Invariant($"Simplified from {hosts:N0} to {map.Nodes.Count}: {what}"),
            FormattableString.Invariant($"由 {hosts:N0} 个简化为 {map.Nodes.Count} 个：{what}"));
        return map with { Notes = [.. map.Notes, text] };
    }

    // Each node’s group: those with the same text are one.
    private static List<string> Replicas(TopologyMap map)
    {
        var around = Around(map);
        return [.. map.Nodes.Select((node, at) => $"{node.Role} " + string.Join('|', around[at]
            .Select(link => FormattableString.Invariant($"{link.Other} {link.IsFrom} {Facts(link.Edge)}"))
            .Order(StringComparer.Ordinal)))];
    }

    private static List<string> Leaves(TopologyMap map)
    {
        var around = Around(map);
        return [.. map.Nodes.Select((node, at) => around[at].Select(link => link.Other).Distinct().ToList() is [var only]
            ? FormattableString.Invariant($"{node.Role} at {only}")
            : FormattableString.Invariant($"alone {at}"))];
    }

    private static List<string> Tiers(TopologyMap map)
    {
        var graph = new MapGraph(map);
        var first = Math.Max(0, map.Nodes.ToList().FindIndex(node => node.Role == MapRole.Server));
        var distances = graph.Distances([first]);
        return [.. map.Nodes.Select((node, at) => FormattableString.Invariant($"{node.Role} {distances[at]}"))];
    }

    private static List<(int Other, bool IsFrom, MapEdge Edge)>[] Around(TopologyMap map)
    {
        var around = map.Nodes.Select(_ => new List<(int, bool, MapEdge)>()).ToArray();
        foreach (var edge in map.Edges)
        {
            around[edge.From].Add((edge.To, true, edge));
            around[edge.To].Add((edge.From, false, edge));
        }

        return around;
    }

    private static string Facts(MapEdge edge) =>
        string.Join(';', edge.Both) + ">" + string.Join(';', edge.Forward) + "<" + string.Join(';', edge.Backward);

    private static TopologyMap Merge(TopologyMap map, IReadOnlyList<string> groups)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var place = groups.Select(group => numbers.TryAdd(group, numbers.Count) ? numbers.Count - 1 : numbers[group]).ToList();
        var members = numbers.Select(_ => new List<MapNode>()).ToList();
        for (var at = 0; at < map.Nodes.Count; at++)
        {
            members[place[at]].Add(map.Nodes[at]);
        }

        // A link between two hosts of one symbol cannot be drawn; the symbol says that they are many.
        var links = map.Edges.GroupBy(edge => (
                Low: Math.Min(place[edge.From], place[edge.To]), High: Math.Max(place[edge.From], place[edge.To])))
            .Where(pair => pair.Key.Low != pair.Key.High);
        return map with
        {
            Nodes = [.. members.Select(Merge)],
            Edges = [.. links.SelectMany(pair => Merge([.. pair], place, map.Words))],
        };
    }

    private static MapNode Merge(List<MapNode> members)
    {
        var count = members.Sum(member => member.Count);
        if (members.Count == 1)
        {
            return members[0];
        }

        var names = members.Count <= ShownNames
            ? string.Join(", ", members.Select(member => member.Name))
            : $"{members[0].Name}, …, {members[^1].Name}";
        return new MapNode(names, members[0].Role, count);
    }

    private static IEnumerable<MapEdge> Merge(List<MapEdge> edges, List<int> place, MapWords words)
    {
        if (edges.Count == 1)
        {
            var only = edges[0];
            return [only with { From = place[only.From], To = place[only.To] }];
        }

        var count = edges.Sum(edge => edge.Count);
        var name = count.ToString("N0", CultureInfo.InvariantCulture) + words.Say(" links", " 条链路");
        var kinds = edges.GroupBy(edge => (place[edge.From], Facts(edge))).ToList();
        return kinds is [var kind]
            ? [kind.First() with { Name = name, From = place[kind.First().From], To = place[kind.First().To], Count = count }]
            :
            [
                new MapEdge(
                    name, place[edges[0].From], place[edges[0].To],
                    [words.Say($"{kinds.Count} kinds", $"{kinds.Count} 种"), .. Span(edges)], [], [], count),
            ];
    }

    // The first thing said of a link is its delay: the first and the last of them in the order of the file.
    private static IEnumerable<string> Span(List<MapEdge> edges)
    {
        var delays = edges.SelectMany(edge => edge.Both.Concat(edge.Forward).Take(1)).Distinct(StringComparer.Ordinal).ToList();
        return delays.Count == 0 ? [] : delays.Count <= ShownNames ? [string.Join(" / ", delays)] : [$"{delays[0]} … {delays[^1]}"];
    }
}
