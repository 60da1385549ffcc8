using System.Runtime.InteropServices;
using NetSim.Network;
using NetSim.Protocols;

namespace NetSim.Studies;

/// <summary>All that is kept of the connections of a name: the lengths of their phases and how they ended.</summary>
internal sealed class ConnectionSamples
{
    private readonly ConnectionSpec _spec;
    private readonly PhaseSamples[] _phases = [.. Enum.GetValues<Phase>().Select(phase => new PhaseSamples(phase))];
    private readonly List<int> _runEnds = [];
    private readonly List<int> _failuresOfRuns = [];
    private readonly int[] _outcomes = new int[Enum.GetValues<ConnectionOutcome>().Length];
    private int _failuresOfThisRun;

    /// <summary>Nothing yet.</summary>
    public ConnectionSamples(ConnectionSpec spec) => _spec = spec;

    /// <summary>The connection’s name.</summary>
    public string Name => _spec.Name;

    /// <summary>The phases that it can have by its scripts, or has had.</summary>
    public IEnumerable<PhaseSamples> Phases =>
        _phases.Where(samples => CanHave(_spec, samples.Phase) || samples.Sorted.Length > 0);

    /// <summary>How many connections there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them completed.</summary>
    public int Completed => _outcomes[(int)ConnectionOutcome.Completed];

    /// <summary>Adds a connection of the current run.</summary>
    public void Add(ConnectionRecord record)
    {
        Count++;
        _outcomes[(int)record.Outcome]++;
        _failuresOfThisRun += IsFailure(record.Outcome) ? 1 : 0;
        foreach (var phase in _phases)
        {
            phase.Add(record[phase.Phase]);
        }
    }

    /// <summary>Closes the current run.</summary>
    public void EndRun()
    {
        _runEnds.Add(Count);
        _failuresOfRuns.Add(_failuresOfThisRun);
        _failuresOfThisRun = 0;
    }

    /// <summary>The statistics of all that was added.</summary>
    public ConnectionStatistics Summarize(IReadOnlyList<double> quantiles)
    {
        var runEnds = CollectionsMarshal.AsSpan(_runEnds);
        var phases = new List<PhaseStatistics>();
        foreach (var phase in Phases)
        {
            phases.Add(phase.Summarize(runEnds, quantiles));
        }

        return new ConnectionStatistics
        {
            Name = Name,
            Count = Count,
            Outcomes = [.. Enum.GetValues<ConnectionOutcome>()
                .Select(outcome => (outcome, _outcomes[(int)outcome])).Where(o => o.Item2 > 0)],
            Failures = _failuresOfRuns.Sum(),
            FailureInterval = RunClusters.Wilson(CollectionsMarshal.AsSpan(_failuresOfRuns), runEnds),
            Phases = phases,
        };
    }

    // Aborted is what a script asked for; Unfinished is neither success nor failure.
    private static bool IsFailure(ConnectionOutcome outcome) => outcome switch
    {
        ConnectionOutcome.Unfinished => false,
        ConnectionOutcome.Completed => false,
        ConnectionOutcome.Aborted => false,
        ConnectionOutcome.Refused => true,
        ConnectionOutcome.TimedOut => true,
        ConnectionOutcome.ResetByPeer => true,
        ConnectionOutcome.TlsFailed => true,
        ConnectionOutcome.Truncated => true,
    };

    private static bool CanHave(ConnectionSpec spec, Phase phase) => phase switch
    {
        Phase.Connect => true,
        Phase.Handshake => spec.Tls is not null,
        Phase.FirstByte => spec.Server.Any(step => step is ApplicationStep.Send),
        Phase.LastByte => spec.Server.Any(step => step is ApplicationStep.Send),
        Phase.Close => spec.Client.Any(Ends) || spec.Server.Any(Ends),
        Phase.Total => spec.Server.Any(Ends) || spec.Client.Any(step => step is ApplicationStep.CloseBoth),
    };

    private static bool Ends(ApplicationStep step) =>
        step is ApplicationStep.Shutdown or ApplicationStep.Close or ApplicationStep.CloseBoth or ApplicationStep.Abort;
}
