using NetSim.Network;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies;

/// <summary>Reads metrics and their limits as they stand on a command line.</summary>
public static class MetricText
{
    /// <summary>Reads a metric: “p95(handshake)”, “mean(page.total)”, “completed”.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="connections">The names of the connections.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static string? TryParse(string text, IEnumerable<string> connections, out Metric? metric) =>
        new MetricShape().TryParse(text, Context(connections), out metric);

    /// <summary>Reads the limit of a metric: a time, or for a share a probability.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="metric">Whose limit.</param>
    /// <param name="limit">Nanoseconds, or a share from 0 to 1.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static string? TryParseLimit(string text, Metric metric, out double limit)
    {
        limit = 0;
        if (metric.Phase is null)
        {
            var wrong = new ProbabilityShape().TryParse(text, Context([]), out var share);
            limit = share.Value;
            return wrong;
        }

        var problem = new DurationShape().TryParse(text, Context([]), out var length);
        limit = length.Nanoseconds;
        return problem;
    }

    private static ReadContext Context(IEnumerable<string> connections) => new(
        new ProblemList(""), new HashSet<string>(StringComparer.Ordinal), connections.ToHashSet(StringComparer.Ordinal));
}
