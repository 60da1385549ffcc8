namespace NetSim.Topologies;

/// <summary>What is asked of a topology beside what stands in it.</summary>
public sealed record StudyRequest
{
    /// <summary>Changes to make first, in order, each <c>PATH=VALUE</c>. Default: none.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>What varies, each <c>PATH=VALUES</c>, beside or instead of the same path in the file. Default: none.</summary>
    public IReadOnlyList<string> Variations { get; init; } = [];

    /// <summary>Whether the variations walk together instead of all combinations. Default: false.</summary>
    public bool Zipped { get; init; }

    /// <summary>Whether what varies in the file is left out. Default: false.</summary>
    public bool IgnoresFile { get; init; }

    /// <summary>In how many parts a range is cut that does not say which values; null: it is a problem. Default: null.</summary>
    public int? OpenRangeParts { get; init; }
}
