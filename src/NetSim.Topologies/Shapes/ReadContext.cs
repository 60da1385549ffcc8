using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>What is known while a topology is read: its problems, and what was read before.</summary>
/// <param name="problems">Takes the problems.</param>
/// <param name="hostNames">The names under <c>hosts</c>.</param>
/// <param name="connectionNames">The names under <c>connections</c>.</param>
internal sealed class ReadContext(
    ProblemList problems, IReadOnlySet<string> hostNames, IReadOnlySet<string> connectionNames)
{
    private int _steps;

    /// <summary>Takes the problems.</summary>
    public ProblemList Problems { get; } = problems;

    /// <summary>The names of all hosts in the file, of those with problems too.</summary>
    public IReadOnlySet<string> HostNames { get; } = hostNames;

    /// <summary>The names of all connections in the file, of those with problems too.</summary>
    public IReadOnlySet<string> ConnectionNames { get; } = connectionNames;

    /// <summary>The names of the routers, once the hosts are read; empty before.</summary>
    public IReadOnlySet<string> Routers { get; set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Which hosts reach which, once the links are read; null before, and if a link’s ends are in
    /// doubt.</summary>
    public Reachability? Reachability { get; set; }

    /// <summary>When the run ends: the default until it is read.</summary>
    public SimDuration Duration { get; set; } = ScenarioFormat.Defaults.Duration;

    /// <summary>Reports a problem; where the list is full already, the message is not even made.</summary>
    public void Report(Origin origin, Func<string> message) =>
        Problems.Add(origin, Problems.IsFull ? "" : message());

    /// <summary>What the user may have meant; empty where nobody would see it.</summary>
    public string Hint(string word, IEnumerable<string> known) =>
        Problems.IsFull ? "" : Spelling.Hint(word, known);

    /// <summary>Reports a problem.</summary>
    public void Report(Origin origin, string message) => Problems.Add(origin, message);

    /// <summary>Whether the scenario may have so many steps more.</summary>
    public bool TryTakeSteps(long count)
    {
        if (count > Limits.Steps - _steps)
        {
            return false;
        }

        _steps += (int)count;
        return true;
    }
}
