using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>Where the time of one connection went.</summary>
public sealed class ConnectionExplanation
{
    private readonly CausalLog _log;
    private readonly LatencyParts?[] _phases;

    /// <summary>That of a connection whose run has ended.</summary>
    internal ConnectionExplanation(CausalLog log)
    {
        _log = log;
        _phases = [.. Enum.GetValues<Phase>().Select(Sum)];
    }

    /// <summary>The parts of a phase; null if it was not reached, and for <see cref="Phase.Close"/>, which is not the
    /// client’s alone.</summary>
    public LatencyParts? this[Phase phase] => _phases[(int)phase];

    /// <summary>The critical path of a phase: each step was waited for by the next.</summary>
    /// <returns>The steps in the order of time, without a gap; none if the phase was not reached.</returns>
    public IReadOnlyList<PathStep> PathOf(Phase phase)
    {
        var steps = new List<PathStep>();
        if (_log.MilestoneOf(phase) is { } milestone)
        {
            new CriticalPath(_log, (in Stretch stretch) => Collect(stretch, steps)).Walk(milestone);
            steps.Reverse();
        }

        return steps;
    }

    private LatencyParts? Sum(Phase phase)
    {
        if (_log.MilestoneOf(phase) is not { } milestone)
        {
            return null;
        }

        var parts = new LatencyParts();
        new CriticalPath(_log, (in Stretch stretch) => parts.Add(stretch.Part, stretch.To - stretch.From)).Walk(milestone);
        return parts;
    }

    // What goes on from one packet to the next, such as sending the bits of a whole flight, is one step.
    private void Collect(in Stretch stretch, List<PathStep> steps)
    {
        var what = CausalText.Of(_log, stretch);
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
