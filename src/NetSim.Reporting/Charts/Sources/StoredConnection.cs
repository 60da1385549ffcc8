using NetSim.Network;

namespace NetSim.Reporting.Charts.Sources;

/// <summary>A connection as <c>connections.csv</c> has it.</summary>
/// <param name="Connection">Its name.</param>
/// <param name="Instance">Which of those with the name, from 0.</param>
/// <param name="Start">When it was opened, in nanoseconds from the start of the run.</param>
/// <param name="Lengths">The length of each <see cref="Phase"/> in nanoseconds; null where not reached.</param>
/// <param name="Outcome">How it ended: “completed”.</param>
public sealed record StoredConnection(string Connection, long Instance, long Start, IReadOnlyList<long?> Lengths, string Outcome)
{
    /// <summary>The length of a phase in nanoseconds; null where it was not reached.</summary>
    public long? this[Phase phase] => Lengths[(int)phase];
}
