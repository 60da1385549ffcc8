namespace NetSim.Topologies;

/// <summary>A topology that cannot be used, with everything that is wrong with it.</summary>
public sealed class TopologyException : Exception
{
    /// <summary>A topology with these problems.</summary>
    /// <param name="problems">At least one, sorted: those of the file by line and column, then those of the
    /// overrides.</param>
    public TopologyException(IReadOnlyList<TopologyProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>All that is wrong, sorted: the file by line and column, then the overrides in their
    /// order.</summary>
    public IReadOnlyList<TopologyProblem> Problems { get; }
}
