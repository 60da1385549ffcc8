using NetSim.Network;
using NetSim.Units;

namespace NetSim.Studies;

/// <summary>What all runs of a scenario came to, in statistics.</summary>
/// <remarks>
/// <para>
/// Nothing is dropped from a sample. A connection that did not reach the end of a phase counts in that phase’s quantiles
/// as infinite: with 2 % of connections missing, p95 is a number and p99 is not. Means are over those that got there, and
/// stand beside the number of those that did not. What a run’s end cut off is missing too.
/// </para>
/// <para>
/// Where a run has one connection of a name, connections are independent: quantiles have the exact intervals of order
/// statistics. Where it has more, they share queues and processors, so the run is the unit: errors are those of the ratio to
/// size of clusters, and quantiles have Woodruff’s intervals. One run alone then gives no intervals.
/// </para>
/// <para>Takes 8 bytes for each phase of each connection, and 8 for each connection’s name in each run.</para>
/// </remarks>
/// <param name="scenario">What is run.</param>
public sealed class Summary(Scenario scenario)
{
    private readonly ConnectionSamples[] _samples = [.. scenario.Connections.Select(c => new ConnectionSamples(c))];
    private readonly Dictionary<string, int> _indexes = scenario.Connections
        .Select((connection, index) => (connection.Name, index))
        .ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);

    private IReadOnlyList<ConnectionStatistics>? _connections;

    /// <summary>The quantiles that a summary gives: p10 to p99.9.</summary>
    public static IReadOnlyList<double> Quantiles { get; } = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

    /// <summary>The statistics of each connection, in the order of the scenario.</summary>
    public IReadOnlyList<ConnectionStatistics> Connections =>
        _connections ??= [.. _samples.Select(s => s.Summarize(Quantiles))];

    /// <summary>Adds the next run.</summary>
    public void Add(RunResult run)
    {
        _connections = null;
        foreach (var record in run.Connections)
        {
            _samples[_indexes[record.Connection]].Add(record);
        }

        foreach (var samples in _samples)
        {
            samples.EndRun();
        }
    }

    /// <summary>The lengths of a phase that were reached, shortest first.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="connection">Which connection; null for all that can have the phase, together.</param>
    public IReadOnlyList<SimDuration> Lengths(Phase phase, string? connection = null) =>
        [.. Sorted(phase, connection, out _).Select(length => new SimDuration(length))];

    /// <summary>How many connections there are that can have a phase.</summary>
    /// <inheritdoc cref="Lengths"/>
    public int Count(Phase phase, string? connection = null) => Chosen(phase, connection).Sum(samples => samples.Count);

    /// <summary>A quantile of a phase, those that were not reached counting as infinite.</summary>
    /// <param name="probability">Which, from 0 to 1.</param>
    /// <inheritdoc cref="Lengths"/>
    /// <param name="phase"/>
    /// <param name="connection"/>
    /// <returns>Null where it is infinite, or without any connection.</returns>
    public SimDuration? Quantile(double probability, Phase phase, string? connection = null)
    {
        var sorted = Sorted(phase, connection, out var count);
        return OrderStatistics.Quantile(sorted, count, probability) is { } value ? new SimDuration(value) : null;
    }

    /// <summary>The mean of a phase over those that reached it.</summary>
    /// <inheritdoc cref="Lengths"/>
    /// <returns>Null if none did.</returns>
    public SimDuration? Mean(Phase phase, string? connection = null) =>
        PhaseSamples.Mean(Sorted(phase, connection, out _)) is { } mean ? new SimDuration((long)Math.Round(mean)) : null;

    /// <summary>How many connections completed, of how many.</summary>
    /// <param name="connection">Which connection; null for all together.</param>
    public (int Completed, int Count) Completed(string? connection = null)
    {
        var chosen = _samples.Where(s => connection is null || s.Name == connection).ToList();
        return (chosen.Sum(s => s.Completed), chosen.Sum(s => s.Count));
    }

    private IEnumerable<PhaseSamples> Chosen(Phase phase, string? connection) => _samples
        .Where(samples => connection is null || samples.Name == connection)
        .SelectMany(samples => samples.Phases)
        .Where(samples => samples.Phase == phase);

    private long[] Sorted(Phase phase, string? connection, out int count)
    {
        var chosen = Chosen(phase, connection).ToList();
        count = chosen.Sum(samples => samples.Count);
        if (chosen.Count == 1)
        {
            return chosen[0].Sorted;
        }

        long[] all = [.. chosen.SelectMany(samples => samples.Sorted)];
        Array.Sort(all);
        return all;
    }
}
