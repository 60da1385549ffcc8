using NetSim.Topologies.Sweeps;

namespace NetSim.Topologies;

/// <summary>A point of a study: one scenario.</summary>
public sealed class StudyPoint
{
    internal StudyPoint(int index, IReadOnlyList<Level> levels)
    {
        Index = index;
        Levels = levels;
        Values = [.. levels.SelectMany(level => level.Texts)];
    }

    /// <summary>Its number, from 0.</summary>
    public int Index { get; }

    /// <summary>The value of each of <see cref="Study.Parameters"/>, as text.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>What it sets.</summary>
    internal IReadOnlyList<Level> Levels { get; }
}
