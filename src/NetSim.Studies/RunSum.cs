namespace NetSim.Studies;

/// <summary>What the connections of one run add up to.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Sum">The sum over them.</param>
internal readonly record struct RunSum(long Count, double Sum)
{
    /// <summary>Those of two parts of a run.</summary>
    public static RunSum operator +(RunSum left, RunSum right) => new(left.Count + right.Count, left.Sum + right.Sum);
}
