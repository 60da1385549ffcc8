using NetSim.Network;
using NetSim.Units;

namespace NetSim.Studies;

/// <summary>What all runs of a scenario came to, in statistics.</summary>
/// <remarks>
/// <para>
/// Nothing is dropped from a sample but what begins in <see cref="Scenario.WarmUp"/>, and background connections are none. A connection that did not reach the end
/// of a phase counts in that phase’s quantiles as infinite: with 2 % of connections missing, p95 is a number and p99 is not.
/// Means are over those that got there, and stand beside the number of those that did not. What a run’s end cut off is
/// missing too.
/// </para>
/// <para>
/// Where a run has one connection of a name, connections are independent: quantiles have the exact intervals of order
/// statistics. Where it has more, they share queues and processors, so the run is the unit: errors are those of the ratio to
/// size of clusters, and quantiles have Woodruff’s intervals. One run alone then gives no intervals, unless
/// <see cref="Scenario.Batches"/> cuts it into stretches that are taken for runs.
/// </para>
/// <para>Memory does not grow with the number of runs: 8 bytes for each phase of each connection go to disk.</para>
/// </remarks>
public sealed class Summary : IDisposable
{
    private readonly ConnectionSamples[] _samples;
    private readonly Dictionary<string, int> _indexes;
    private readonly SimTime _warm;
    private IReadOnlyList<ConnectionStatistics>? _connections;

    /// <summary>A summary of no runs yet.</summary>
    /// <param name="scenario">What is run.</param>
    /// <param name="folder">Where what does not fit into memory lies; null for the system’s folder of temporary files.</param>
    public Summary(Scenario scenario, string? folder = null)
    {
        _warm = SimTime.Start + scenario.WarmUp;
        var measured = scenario.Connections.Where(connection => !connection.IsBackground).ToList();
        _samples = [.. measured.Select(
            connection => new ConnectionSamples(connection, scenario.Batches, scenario.IsAntithetic, folder ?? Path.GetTempPath()))];
        _indexes = measured.Select((connection, index) => (connection.Name, index))
            .ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
    }

    /// <summary>The quantiles that a summary gives: p10 to p99.9.</summary>
    public static IReadOnlyList<double> Quantiles { get; } = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

    /// <summary>The statistics of each connection, in the order of the scenario.</summary>
    public IReadOnlyList<ConnectionStatistics> Connections =>
        _connections ??= [.. _samples.Select(s => s.Summarize(Quantiles))];

    /// <summary>How many runs were added.</summary>
    public int Runs { get; private set; }

    /// <summary>Adds the next run.</summary>
    public void Add(RunResult run)
    {
        _connections = null;
        Runs++;
        foreach (var record in run.Connections)
        {
            if (record.Start >= _warm && _indexes.TryGetValue(record.Connection, out var at))
            {
                _samples[at].Add(record);
            }
        }

        foreach (var samples in _samples)
        {
            samples.EndRun();
        }
    }

    /// <summary>The lengths of a phase that were reached, shortest first; of very many an even choice with both ends.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="connection">Which connection; null for all that can have the phase, together.</param>
    /// <param name="atMost">How many lengths are wanted at most; at least 2.</param>
    public IReadOnlyList<SimDuration> Lengths(Phase phase, string? connection = null, int atMost = int.MaxValue)
    {
        if (Estimator(phase, connection) is not { } estimator)
        {
            return [];
        }

        var count = Math.Min(estimator.Reached, atMost);
        var lengths = new SimDuration[count];
        for (var at = 0L; at < count; at++)
        {
            lengths[at] = estimator[count == estimator.Reached ? at : at * (estimator.Reached - 1) / (count - 1)];
        }

        return lengths;
    }

    /// <summary>How many connections there are that can have a phase.</summary>
    /// <inheritdoc cref="Lengths"/>
    public long Count(Phase phase, string? connection = null) => Estimator(phase, connection)?.Count ?? 0;

    /// <summary>How many of them reached its end.</summary>
    /// <inheritdoc cref="Lengths"/>
    public long Reached(Phase phase, string? connection = null) => Estimator(phase, connection)?.Reached ?? 0;

    /// <summary>A quantile of a phase, those that were not reached counting as infinite.</summary>
    /// <param name="probability">Which, from 0 to 1.</param>
    /// <inheritdoc cref="Lengths"/>
    /// <param name="phase"/>
    /// <param name="connection"/>
    /// <returns>Null where it is infinite, or without any connection.</returns>
    public SimDuration? Quantile(double probability, Phase phase, string? connection = null) =>
        Estimator(phase, connection)?.Quantile(probability);

    /// <summary>The mean of a phase over those that reached it.</summary>
    /// <inheritdoc cref="Lengths"/>
    /// <returns>Null if none did.</returns>
    public SimDuration? Mean(Phase phase, string? connection = null) =>
        Estimator(phase, connection)?.Mean is { } mean ? new SimDuration((long)Math.Round(mean)) : null;

    /// <summary>How many connections completed, of how many.</summary>
    /// <param name="connection">Which connection; null for all together.</param>
    public (long Completed, long Count) Completed(string? connection = null)
    {
        var chosen = Named(connection);
        return (chosen.Sum(s => s.Completed), chosen.Sum(s => s.Count));
    }

    /// <summary>What the runs say of a metric.</summary>
    /// <param name="metric">The metric. The mean of a phase is infinite where a connection never got there.</param>
    /// <param name="confidence">How often the interval holds the truth, between 0 and 1.</param>
    public Estimate Estimate(Metric metric, double confidence = 0.95)
    {
        var tail = (1 - confidence) / 2;
        if (metric.Phase is not { } phase)
        {
            var chosen = Named(metric.Connection);
            var interval = RunClusters.Wilson(ConnectionSamples.Together(chosen, samples => samples.Completions()), tail);
            var (completed, count) = Completed(metric.Connection);
            return interval is { } share
                ? new Estimate((double)completed / count, share.Low, share.High)
                : new Estimate(double.NaN, double.NegativeInfinity, double.PositiveInfinity);
        }

        if (Estimator(phase, metric.Connection) is not { Count: > 0 } estimator)
        {
            return new Estimate(double.NaN, double.NegativeInfinity, double.PositiveInfinity);
        }

        if (metric.Quantile is { } probability)
        {
            var interval = estimator.QuantileInterval(probability, tail);
            return Of(estimator.Quantile(probability)?.Nanoseconds, interval);
        }

        return estimator.Reached < estimator.Count
            ? new Estimate(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity)
            : Of(estimator.Mean, estimator.MeanInterval(tail));
    }

    /// <summary>Deletes what is on disk.</summary>
    public void Dispose() => Array.ForEach(_samples, samples => samples.Dispose());

    private static Estimate Of(double? value, DurationInterval? interval) => new(
        value ?? double.PositiveInfinity,
        interval?.Low?.Nanoseconds ?? double.NegativeInfinity,
        interval?.High?.Nanoseconds ?? double.PositiveInfinity);

    private List<ConnectionSamples> Named(string? connection) =>
        [.. _samples.Where(samples => connection is null || samples.Name == connection)];

    private PhaseEstimator? Estimator(Phase phase, string? connection)
    {
        var chosen = Named(connection).FindAll(samples => samples.Phases.Any(p => p.Phase == phase));
        return chosen.Count == 0 ? null : new PhaseEstimator(chosen, phase);
    }
}
