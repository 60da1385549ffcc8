namespace NetSim.Packetdrill;

/// <summary>What came of a script.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">The first difference, or why it is not applicable; null when it passed.</param>
/// <param name="Packets">Every packet that the endpoint sent or got, with its time.</param>
public sealed record ScriptVerdict(ScriptOutcome Outcome, string? Reason, IReadOnlyList<string> Packets);
