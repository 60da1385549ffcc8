namespace NetSim.Packetdrill;

/// <summary>A shell command in backticks.</summary>
/// <param name="Text">The command.</param>
public sealed record CommandAction(string Text) : ScriptAction;
