namespace NetSim.Units;

/// <summary>An amount of data, in whole bytes.</summary>
/// <param name="Bytes">The amount in bytes (octets).</param>
public readonly record struct DataSize(long Bytes)
{
    /// <summary>No data; the default value.</summary>
    public static DataSize Zero => default;

    /// <summary>The amount as it stands in a topology: “64 KiB”.</summary>
    public override string ToString() => UnitText.Format(this);
}
