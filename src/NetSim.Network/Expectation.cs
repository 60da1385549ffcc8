using NetSim.Units;

namespace NetSim.Network;

/// <summary>A service level: a statistic of a phase, or the share of completed connections, against a limit.</summary>
/// <param name="Text">The expectation as it was written.</param>
/// <param name="Quantile">Which quantile of the phase (0.95 for p95); null for the mean.</param>
/// <param name="Phase">The phase; null for the share of connections that completed.</param>
/// <param name="Connection">Which connection; null for all together.</param>
/// <param name="AtMost">Whether the value may be at most the limit (&lt;=), otherwise at least (&gt;=).</param>
/// <param name="Limit">The limit of a phase.</param>
/// <param name="Share">The limit of the share.</param>
public sealed record Expectation(
    string Text, double? Quantile, Phase? Phase, string? Connection, bool AtMost, SimDuration Limit, Probability Share);
