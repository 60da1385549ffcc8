using NetSim.Network.Tracing;

namespace NetSim.Reporting.Charts.Sources;

/// <summary>One run with everything that was seen in it.</summary>
/// <param name="Run">Which, from 0.</param>
/// <param name="Connection">The connection that stands for all where one is shown.</param>
/// <param name="Instance">Which of those with the name.</param>
/// <param name="Trace">What was seen.</param>
public sealed record TracedRun(int Run, string Connection, int Instance, RunTrace Trace);
