namespace NetSim.Packetdrill;

/// <summary>A script cannot be read.</summary>
public sealed class DrillException : Exception
{
    /// <summary>With every problem.</summary>
    public DrillException(IReadOnlyList<DrillProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<DrillProblem> Problems { get; }
}
