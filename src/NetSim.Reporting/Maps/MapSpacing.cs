// Read first: Best and Chakravarti, Active set algorithms for isotonic regression (1990): pooling adjacent violators.
namespace NetSim.Reporting.Maps;

/// <summary>Moves the nodes of a layer to where they wish to be, as near as their order and their sizes allow.</summary>
internal static class MapSpacing
{
    /// <summary>Places a layer: the sum of squared distances from the wishes is the least there is.</summary>
    /// <param name="layer">The nodes, in order.</param>
    /// <param name="room">What each node takes before and behind its place.</param>
    /// <param name="spacing">What stays free between two.</param>
    /// <param name="places">The places, which change.</param>
    /// <param name="wish">Where a node wishes to be.</param>
    public static void Place(
        IReadOnlyList<int> layer, IReadOnlyList<(float Before, float Behind)> room, float spacing, float[] places, Func<int, float> wish)
    {
        var offsets = new float[layer.Count];
        for (var at = 1; at < layer.Count; at++)
        {
            offsets[at] = offsets[at - 1] + room[layer[at - 1]].Behind + spacing + room[layer[at]].Before;
        }

        // Without the offsets, the order is all that is left: neighbours that wish the other way round are pooled.
        var pools = new List<(float Mean, int Count)>();
        for (var at = 0; at < layer.Count; at++)
        {
            pools.Add((wish(layer[at]) - offsets[at], 1));
            while (pools.Count > 1 && pools[^2].Mean >= pools[^1].Mean)
            {
                var (one, other) = (pools[^2], pools[^1]);
                pools.RemoveRange(pools.Count - 2, 2);
                var count = one.Count + other.Count;
                pools.Add(((one.Mean * one.Count + other.Mean * other.Count) / count, count));
            }
        }

        var node = 0;
        foreach (var (mean, count) in pools)
        {
            for (var last = node + count; node < last; node++)
            {
                places[layer[node]] = mean + offsets[node];
            }
        }
    }
}
