namespace NetSim.Packetdrill;

/// <summary>A system call.</summary>
/// <param name="Name">The call.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Result">What it has to return; null if that does not matter.</param>
/// <param name="Error">The errno that it has to set; null for none.</param>
public sealed record CallAction(
    string Name, IReadOnlyList<ScriptValue> Arguments, long? Result, string? Error) : ScriptAction;
