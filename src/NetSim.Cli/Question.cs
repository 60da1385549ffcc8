using NetSim.Network;
using NetSim.Topologies;

namespace NetSim.Cli;

/// <summary>Reads what a question is about.</summary>
internal static class Question
{
    /// <summary>Reads a metric of a scenario.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static Metric Metric(string text, Scenario scenario) =>
        MetricText.TryParse(text, scenario.Connections.Select(connection => connection.Name), out var metric) is { } problem
            ? throw new UserErrorException($"--metric: {problem}")
            : metric!;

    /// <summary>Reads the limit of a metric.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static double Limit(string text, Metric metric) =>
        MetricText.TryParseLimit(text, metric, out var limit) is { } problem
            ? throw new UserErrorException($"the limit: {problem}")
            : limit;
}
