namespace NetSim.Packetdrill;

/// <summary>What a call of the socket interface gives.</summary>
/// <param name="Amount">What it returns.</param>
/// <param name="Error">The name of its error; null for none.</param>
/// <param name="Blocks">Whether it does not return yet.</param>
internal readonly record struct CallResult(long Amount, string? Error = null, bool Blocks = false)
{
    /// <summary>It goes on until something happens.</summary>
    public static CallResult Blocked { get; } = new(0, null, true);

    /// <summary>An error.</summary>
    public static CallResult Fail(string error) => new(-1, error);
}
