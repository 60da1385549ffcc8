namespace NetSim.Packetdrill;

/// <summary>Statements between <c>%{</c> and <c>}%</c>.</summary>
/// <param name="Text">The statements.</param>
public sealed record CodeAction(string Text) : ScriptAction;
