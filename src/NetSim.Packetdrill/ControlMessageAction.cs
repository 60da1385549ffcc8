namespace NetSim.Packetdrill;

/// <summary>An ICMP message.</summary>
/// <param name="IsInbound">Whether it comes to the endpoint.</param>
/// <param name="Text">How it is written.</param>
public sealed record ControlMessageAction(bool IsInbound, string Text) : ScriptAction;
