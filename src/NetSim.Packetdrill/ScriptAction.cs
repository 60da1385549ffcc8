namespace NetSim.Packetdrill;

/// <summary>What an event does.</summary>
public abstract record ScriptAction;
