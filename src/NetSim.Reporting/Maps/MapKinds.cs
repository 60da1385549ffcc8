namespace NetSim.Reporting.Maps;

/// <summary>The kinds of links of a map: links that do the same to packets are of one kind.</summary>
internal sealed class MapKinds
{
    private readonly List<int> _numbers = [];
    private readonly List<List<MapEdge>> _members = [];

    /// <summary>The links of each kind, in the order of the file.</summary>
    public IReadOnlyList<IReadOnlyList<MapEdge>> Members => _members;

    /// <summary>The kinds of a map’s links.</summary>
    public static MapKinds Of(TopologyMap map)
    {
        var kinds = new MapKinds();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var edge in map.Edges)
        {
            var key = $"{string.Join('\t', edge.Both)}\n{string.Join('\t', edge.Forward)}\n{string.Join('\t', edge.Backward)}";
            if (!known.TryGetValue(key, out var number))
            {
                number = known.Count;
                known.Add(key, number);
                kinds._members.Add([]);
            }

            kinds._numbers.Add(number);
            kinds._members[number].Add(edge);
        }

        return kinds;
    }

    /// <summary>The number of a link’s kind, from 1.</summary>
    public int NumberOf(int edge) => _numbers[edge] + 1;
}
