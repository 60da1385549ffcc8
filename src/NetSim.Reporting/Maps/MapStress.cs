// Read first: Gansner, Koren and North, Graph drawing by stress majorization (2004).
using NetSim.Engine;

namespace NetSim.Reporting.Maps;

/// <summary>Places nodes so that their distances on paper are those in the graph, as nearly as the plane allows.</summary>
internal static class MapStress
{
    private const int Iterations = 300;
    private const int RandomStarts = 4;

    /// <summary>Places, a link having the length 1.</summary>
    public static (double X, double Y)[] Place(MapGraph graph)
    {
        var distances = Enumerable.Range(0, graph.Count).Select(node => graph.Distances([node])).ToArray();
        var best = Circle(Enumerable.Range(0, graph.Count));
        var least = double.PositiveInfinity;
        foreach (var start in Starts(graph, distances))
        {
            var placed = Majorize(start, distances);
            var stress = Stress(placed, distances);
            // Starts that end alike, but for the last digits, are one: the first of them stays.
            if (stress < least * 0.999)
            {
                (best, least) = (placed, stress);
            }
        }

        return best;
    }

    private static IEnumerable<(double X, double Y)[]> Starts(MapGraph graph, int[][] distances)
    {
        yield return Circle(Enumerable.Range(0, graph.Count));
        yield return Circle(Walk(graph));
        yield return Circle(Enumerable.Range(0, graph.Count).OrderBy(node => distances[0][node]));
        var random = new RandomStreams(1, 0)["map"];
        for (var start = 0; start < RandomStarts; start++)
        {
            yield return [.. Enumerable.Range(0, graph.Count).Select(_ => (random.NextUniform() - 0.5, random.NextUniform() - 0.5))];
        }
    }

    // Along links as far as they go, then back to the last node with a neighbour left.
    private static List<int> Walk(MapGraph graph)
    {
        var seen = new HashSet<int>();
        var order = new List<int>();
        var waiting = new Stack<int>(Enumerable.Range(0, graph.Count).Reverse());
        while (waiting.TryPop(out var node))
        {
            if (seen.Add(node))
            {
                order.Add(node);
                graph.Neighbours(node).Reverse().ToList().ForEach(waiting.Push);
            }
        }

        return order;
    }

    private static (double X, double Y)[] Circle(IEnumerable<int> order)
    {
        var nodes = order.ToList();
        var places = new (double, double)[nodes.Count];
        var radius = nodes.Count / (2 * Math.PI);
        for (var at = 0; at < nodes.Count; at++)
        {
            places[nodes[at]] = (radius * Math.Cos(2 * Math.PI * at / nodes.Count), radius * Math.Sin(2 * Math.PI * at / nodes.Count));
        }

        return places;
    }

    private static (double X, double Y)[] Majorize((double X, double Y)[] places, int[][] distances)
    {
        // One node at a time, so that the stress never rises.
        for (var move = 0; move < Iterations * places.Length; move++)
        {
            var node = move % places.Length;
            places[node] = Moved(node, places, distances[node]);
        }

        return places;
    }

    // The mean of where each other node wants it, those that are near counting most.
    private static (double X, double Y) Moved(int node, (double X, double Y)[] places, int[] distances)
    {
        var (x, y, weights) = (0.0, 0.0, 0.0);
        for (var other = 0; other < places.Length; other++)
        {
            if (other == node || distances[other] == 0)
            {
                continue;
            }

            var weight = 1.0 / (distances[other] * distances[other]);
            var (dx, dy) = (places[node].X - places[other].X, places[node].Y - places[other].Y);
            var length = Math.Max(Math.Sqrt(dx * dx + dy * dy), 1e-9);
            x += weight * (places[other].X + distances[other] * dx / length);
            y += weight * (places[other].Y + distances[other] * dy / length);
            weights += weight;
        }

        return weights == 0 ? places[node] : (x / weights, y / weights);
    }

    private static double Stress((double X, double Y)[] places, int[][] distances)
    {
        var sum = 0.0;
        for (var one = 0; one < places.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var wished = Math.Max(1, distances[one][other]);
                var (dx, dy) = (places[one].X - places[other].X, places[one].Y - places[other].Y);
                var off = (Math.Sqrt(dx * dx + dy * dy) - wished) / wished;
                sum += off * off;
            }
        }

        return sum;
    }
}
