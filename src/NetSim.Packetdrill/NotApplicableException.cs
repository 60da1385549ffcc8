namespace NetSim.Packetdrill;

/// <summary>The script needs something that a model of the network cannot have.</summary>
internal sealed class NotApplicableException(string message) : Exception(message);
