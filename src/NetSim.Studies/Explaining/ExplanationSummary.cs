using NetSim.Network;
using NetSim.Units;

namespace NetSim.Studies.Explaining;

/// <summary>Where the time of all connections of a scenario’s runs went.</summary>
/// <remarks>
/// At a quantile stands the mean over the connections whose ranks lie within half a per cent of all ranks of it, and at least
/// the one or two ranks that the quantile is made from: one connection alone would say what happened to it by chance.
/// What a <see cref="Summary"/> leaves out of its quantiles is left out here too.
/// </remarks>
public sealed class ExplanationSummary : IDisposable
{
    private readonly SimTime _warm;
    private readonly Dictionary<string, PartSamples[]> _samples;

    /// <summary>A summary of no runs yet.</summary>
    /// <param name="scenario">What is run, with explanations.</param>
    /// <param name="folder">Where the parts lie; null for the system’s folder of temporary files.</param>
    public ExplanationSummary(Scenario scenario, string? folder = null)
    {
        _warm = SimTime.Start + scenario.WarmUp;
        _samples = scenario.Connections.ToDictionary(
            spec => spec.Name,
            _ => Phases.Select(_ => new PartSamples(folder ?? Path.GetTempPath())).ToArray(),
            StringComparer.Ordinal);
    }

    /// <summary>The phases that are explained.</summary>
    public static IReadOnlyList<Phase> Phases { get; } =
        [Phase.Connect, Phase.Handshake, Phase.FirstByte, Phase.LastByte, Phase.Total];

    /// <summary>Adds a run.</summary>
    public void Add(RunResult run)
    {
        foreach (var record in run.Connections.Where(record => record.Start >= _warm))
        {
            var samples = _samples[record.Connection];
            for (var at = 0; at < samples.Length; at++)
            {
                samples[at].Add(record.Latency?[Phases[at]]);
            }
        }
    }

    /// <summary>How many connections of a name reached the end of a phase.</summary>
    public long Reached(string connection, Phase phase) => Of(connection, phase).Reached;

    /// <summary>Where the time goes at a quantile.</summary>
    /// <param name="connection">The connection’s name.</param>
    /// <param name="phase">One of <see cref="Phases"/>.</param>
    /// <param name="probability">Which quantile, from 0 to 1; null for the mean over all.</param>
    /// <returns>Null where the quantile is infinite, or without any connection.</returns>
    public ExplainedQuantile? At(string connection, Phase phase, double? probability) => Of(connection, phase).At(probability);

    /// <summary>Deletes what is on disk.</summary>
    public void Dispose()
    {
        foreach (var samples in _samples.Values.SelectMany(static samples => samples))
        {
            samples.Dispose();
        }
    }

    private PartSamples Of(string connection, Phase phase) => _samples[connection][Phases.ToList().IndexOf(phase)];
}
