namespace NetSim.Packetdrill;

/// <summary>A script that was read.</summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Options">The options at its head, without the two dashes.</param>
/// <param name="Setup">Shell commands before the first event.</param>
/// <param name="Events">Its events in order.</param>
public sealed record Script(
    string Name,
    IReadOnlyDictionary<string, string> Options,
    IReadOnlyList<string> Setup,
    IReadOnlyList<ScriptEvent> Events);
