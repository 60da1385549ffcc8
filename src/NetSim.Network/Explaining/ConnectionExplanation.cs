using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>Where the time of one connection went.</summary>
public sealed class ConnectionExplanation
{
    private readonly CausalLog? _log;
    private readonly LatencyParts?[] _phases;

    /// <summary>That of a connection as it is now.</summary>
    internal ConnectionExplanation(CausalLog log, ExplanationDetail detail)
    {
        _log = detail == ExplanationDetail.Paths ? log : null;
        _phases = [.. Enum.GetValues<Phase>().Select(phase => Sum(log, phase))];
    }

    /// <summary>The parts of a phase; null if it was not reached, and for <see cref="Phase.Close"/>, which is not the
    /// client’s alone.</summary>
    public LatencyParts? this[Phase phase] => _phases[(int)phase];

    /// <summary>The critical path of a phase: each step was waited for by the next.</summary>
    /// <returns>The steps in the order of time, without a gap; none if the phase was not reached.</returns>
    /// <exception cref="InvalidOperationException">Paths were not kept (<see cref="ExplanationDetail.Paths"/>).</exception>
    public IReadOnlyList<PathStep> PathOf(Phase phase)
    {
        var log = _log ?? throw new InvalidOperationException("Only the parts were kept.");
        var steps = new List<PathStep>();
        if (log.MilestoneOf(phase) is { } milestone)
        {
            new CriticalPath(log, (in Stretch stretch) => Collect(log, stretch, steps)).Walk(milestone);
            steps.Reverse();
        }

        return steps;
    }

    private static LatencyParts? Sum(CausalLog log, Phase phase)
    {
        if (log.MilestoneOf(phase) is not { } milestone)
        {
            return null;
        }

        var parts = new LatencyParts();
        new CriticalPath(log, (in Stretch stretch) => parts.Add(stretch.Part, stretch.To - stretch.From)).Walk(milestone);
        return parts;
    }

    // What goes on from one packet to the next, such as sending the bits of a whole flight, is one step.
    private static void Collect(CausalLog log, in Stretch stretch, List<PathStep> steps)
    {
        var what = CausalText.Of(log, stretch);
        if (steps.Count > 0 && steps[^1] is { } later && later.Part == stretch.Part && later.What == what)
        {
            steps[^1] = later with { From = stretch.From };
        }
        else
        {
            steps.Add(new PathStep(stretch.From, stretch.To, stretch.Part, what));
        }
    }
}
