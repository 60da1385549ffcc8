using NetSim.Network;

namespace NetSim.Reporting.Tables;

/// <summary>What a comparison needs of a row of <c>connections.csv</c>.</summary>
/// <param name="Point">The point of the study, from 0.</param>
/// <param name="Run">The run, from 0.</param>
/// <param name="Connection">The connection’s name.</param>
/// <param name="Instance">Which of those with the name, from 0.</param>
/// <param name="Start">When the client opened it, in nanoseconds from the start of the run.</param>
/// <param name="Lengths">The length of each <see cref="Phase"/> in nanoseconds; infinite where not reached.</param>
public sealed record ConnectionRow(int Point, int Run, string Connection, int Instance, double Start, IReadOnlyList<double> Lengths)
{
    /// <summary>That of a record.</summary>
    public static ConnectionRow Of(ConnectionRecord record, int point) => new(
        point,
        record.Run,
        record.Connection,
        record.Instance,
        record.Start.Nanoseconds,
        [.. Enum.GetValues<Phase>().Select(phase => record[phase]?.Nanoseconds ?? double.PositiveInfinity)]);
}
