namespace NetSim.Network;

/// <summary>What one run came to.</summary>
/// <param name="Run">The run, from 0.</param>
/// <param name="Connections">A record for each connection that opened, in the order of the scenario, then by instance.</param>
/// <param name="Events">How many events the engine ran.</param>
public sealed record RunResult(int Run, IReadOnlyList<ConnectionRecord> Connections, long Events);
