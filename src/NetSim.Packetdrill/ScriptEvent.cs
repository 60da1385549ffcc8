namespace NetSim.Packetdrill;

/// <summary>One event of a script.</summary>
/// <param name="Time">When it happens.</param>
/// <param name="Action">What happens.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Text">How it is written.</param>
public sealed record ScriptEvent(ScriptTime Time, ScriptAction Action, int Line, string Text);
