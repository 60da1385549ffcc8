namespace NetSim.Studies;

/// <summary>A part of a study, for one of several machines.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public readonly record struct Shard(int Number, int Count)
{
    /// <summary>The whole study.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Whether it is the whole study.</summary>
    public bool IsWhole => Count <= 1;

    /// <summary>The part of a row of things that belongs to this shard: all shards together have each exactly once.</summary>
    /// <param name="total">How many things there are.</param>
    public (long First, long End) Of(long total) =>
        (total * (Number - 1) / Count, total * Number / Count);

    /// <summary>“2/7”.</summary>
    public override string ToString() => $"{Number}/{Count}";
}
