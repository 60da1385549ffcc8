namespace NetSim.Packetdrill;

/// <summary>What a call returned.</summary>
/// <param name="Value">The value.</param>
/// <param name="Error">The errno; null for none.</param>
internal readonly record struct CallResult(long Value, string? Error = null)
{
    /// <summary>A call that failed.</summary>
    public static CallResult Fail(string error) => new(-1, error);

    /// <inheritdoc/>
    public override string ToString() => Error is null ? $"{Value}" : $"{Value} {Error}";
}
