namespace NetSim.Packetdrill;

/// <summary>Something that happens in a script.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Time">When.</param>
/// <param name="Action">What.</param>
public sealed record DrillEvent(int Line, DrillTime Time, DrillAction Action);
