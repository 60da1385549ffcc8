namespace NetSim.Packetdrill;

/// <summary>The endpoint did something else than the script expects.</summary>
internal sealed class DrillFailureException(string message) : Exception(message);
