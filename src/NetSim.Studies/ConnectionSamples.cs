using NetSim.Network;
using NetSim.Protocols;
using NetSim.Studies.Columns;

namespace NetSim.Studies;

/// <summary>All that is kept of the connections of a name: the lengths of their phases and how they ended.</summary>
internal sealed class ConnectionSamples : IDisposable
{
    private readonly ConnectionSpec _spec;
    private readonly int _batches;
    private readonly bool _isPaired;
    private readonly PhaseSamples[] _phases;
    private readonly LongColumn _counts;
    private readonly LongColumn _failures;
    private readonly LongColumn _completions;
    private readonly long[] _outcomes = new long[Enum.GetValues<ConnectionOutcome>().Length];
    private readonly List<ConnectionOutcome> _outcomesOfThisRun = [];

    /// <summary>Nothing yet.</summary>
    /// <param name="spec">The connection.</param>
    /// <param name="batches">Into how many stretches each run is cut, each taken for a run of its own; 1 for none.</param>
    /// <param name="isPaired">Whether two runs are one that is independent of others.</param>
    /// <param name="folder">Where what does not fit into memory lies.</param>
    public ConnectionSamples(ConnectionSpec spec, int batches, bool isPaired, string folder)
    {
        _spec = spec;
        _batches = batches;
        _isPaired = isPaired;
        AreIndependent = !isPaired;
        _phases = [.. Enum.GetValues<Phase>().Select(phase => new PhaseSamples(phase, folder))];
        _counts = new LongColumn(folder);
        _failures = new LongColumn(folder);
        _completions = new LongColumn(folder);
    }

    /// <summary>The connection’s name.</summary>
    public string Name => _spec.Name;

    /// <summary>The phases that it can have by its scripts, or has had.</summary>
    public IEnumerable<PhaseSamples> Phases =>
        _phases.Where(samples => CanHave(_spec, samples.Phase) || samples.Reached > 0);

    /// <summary>The samples of a phase.</summary>
    public PhaseSamples this[Phase phase] => _phases[(int)phase];

    /// <summary>How many connections there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them completed.</summary>
    public long Completed => _outcomes[(int)ConnectionOutcome.Completed];

    /// <summary>Whether no run has had more than one, and runs are not paired.</summary>
    public bool AreIndependent { get; private set; }

    /// <summary>Adds a connection of the current run.</summary>
    public void Add(ConnectionRecord record)
    {
        Count++;
        _outcomes[(int)record.Outcome]++;
        _outcomesOfThisRun.Add(record.Outcome);
        foreach (var phase in _phases)
        {
            phase.Add(record[phase.Phase]);
        }
    }

    /// <summary>Closes the current run.</summary>
    public void EndRun()
    {
        var count = _outcomesOfThisRun.Count;
        AreIndependent &= count <= 1;
        for (var batch = 0; batch < _batches; batch++)
        {
            var first = (int)((long)count * batch / _batches);
            var end = (int)((long)count * (batch + 1) / _batches);
            var failures = 0;
            var completions = 0;
            for (var at = first; at < end; at++)
            {
                failures += IsFailure(_outcomesOfThisRun[at]) ? 1 : 0;
                completions += _outcomesOfThisRun[at] == ConnectionOutcome.Completed ? 1 : 0;
            }

            _counts.Add(end - first);
            _failures.Add(failures);
            _completions.Add(completions);
        }

        _outcomesOfThisRun.Clear();
    }

    /// <summary>The lengths of a phase that were reached, summed over each run.</summary>
    public IEnumerable<RunSum> Lengths(Phase phase) => Units(this[phase].Lengths(_counts));

    /// <summary>How many connections of each run got to a phase’s end within a time, of how many.</summary>
    public IEnumerable<RunSum> Within(Phase phase, long limit) => Units(this[phase].Within(_counts, limit));

    /// <summary>How many connections of each run completed, of how many.</summary>
    public IEnumerable<RunSum> Completions() => OfRuns(_completions);

    /// <summary>What several names’ connections add up to, run for run.</summary>
    public static IEnumerable<RunSum> Together(
        IReadOnlyList<ConnectionSamples> chosen, Func<ConnectionSamples, IEnumerable<RunSum>> runs) =>
        chosen.Skip(1).Aggregate(runs(chosen[0]), (sums, samples) => sums.Zip(runs(samples), (sum, run) => sum + run));

    /// <summary>The statistics of all that was added.</summary>
    public ConnectionStatistics Summarize(IReadOnlyList<double> quantiles) => new()
    {
        Name = Name,
        Count = Count,
        Outcomes = [.. Enum.GetValues<ConnectionOutcome>()
            .Select(outcome => (outcome, _outcomes[(int)outcome])).Where(o => o.Item2 > 0)],
        Failures = Enum.GetValues<ConnectionOutcome>().Where(IsFailure).Sum(outcome => _outcomes[(int)outcome]),
        FailureInterval = RunClusters.Wilson(OfRuns(_failures)),
        Phases = [.. Phases.Select(phase => Summarize(phase, quantiles))],
    };

    /// <summary>Deletes what is on disk.</summary>
    public void Dispose()
    {
        Array.ForEach(_phases, phase => phase.Dispose());
        _counts.Dispose();
        _failures.Dispose();
        _completions.Dispose();
    }

    private PhaseStatistics Summarize(PhaseSamples samples, IReadOnlyList<double> quantiles)
    {
        var estimator = new PhaseEstimator([this], samples.Phase);
        return new PhaseStatistics
        {
            Phase = samples.Phase,
            Count = samples.Count,
            Reached = samples.Reached,
            Mean = samples.Mean is { } mean ? new Units.SimDuration((long)Math.Round(mean)) : null,
            MeanInterval = estimator.MeanInterval(),
            Deviation = samples.Deviation(),
            Minimum = samples.Reached > 0 ? estimator[0] : null,
            Maximum = samples.Reached > 0 ? estimator[samples.Reached - 1] : null,
            Quantiles = [.. quantiles.Select(probability => new QuantileStatistics(
                probability, estimator.Quantile(probability), estimator.QuantileInterval(probability)))],
        };
    }

    private IEnumerable<RunSum> OfRuns(LongColumn hits) =>
        Units(_counts.Values().Zip(hits.Values(), (count, hit) => new RunSum(count, hit)));

    // What is independent of the rest: a run, or a run with the one that mirrors it.
    private IEnumerable<RunSum> Units(IEnumerable<RunSum> runs) => !_isPaired ? runs
        : runs.Chunk(2).Select(static pair => pair.Aggregate(static (first, second) => first + second));

    // Aborted is what a script asked for; Unfinished is neither success nor failure.
    private static bool IsFailure(ConnectionOutcome outcome) => outcome switch
    {
        ConnectionOutcome.Unfinished => false,
        ConnectionOutcome.Completed => false,
        ConnectionOutcome.Aborted => false,
        ConnectionOutcome.Refused => true,
        ConnectionOutcome.TimedOut => true,
        ConnectionOutcome.ResetByPeer => true,
        ConnectionOutcome.Unreachable => true,
        ConnectionOutcome.TlsFailed => true,
        ConnectionOutcome.Truncated => true,
    };

    private static bool CanHave(ConnectionSpec spec, Phase phase) => phase switch
    {
        Phase.Connect => true,
        Phase.Handshake => spec.Tls is not null,
        Phase.FirstByte => spec.Server.Any(step => step is ApplicationStep.Send or ApplicationStep.SendRandom),
        Phase.LastByte => spec.Server.Any(step => step is ApplicationStep.Send or ApplicationStep.SendRandom),
        Phase.Close => spec.Client.Any(Ends) || spec.Server.Any(Ends),
        Phase.Total => spec.Server.Any(Ends) || spec.Client.Any(step => step is ApplicationStep.CloseBoth),
    };

    private static bool Ends(ApplicationStep step) =>
        step is ApplicationStep.Shutdown or ApplicationStep.Close or ApplicationStep.CloseBoth or ApplicationStep.Abort;
}
