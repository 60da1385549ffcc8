namespace NetSim.Network.Scripting;

/// <summary>What an entry of a script waits for: an end of a connection gets into a state.</summary>
/// <param name="Connection">The name of the connections.</param>
/// <param name="IsClient">Whether it is their client’s end.</param>
/// <param name="State">The state’s name, of TCP (<c>ESTABLISHED</c>) or of TLS (<c>CONNECTED</c>).</param>
public sealed record ScriptTrigger(string Connection, bool IsClient, string State);
