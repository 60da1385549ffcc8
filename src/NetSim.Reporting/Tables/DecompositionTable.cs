using NetSim.Network;
using NetSim.Network.Explaining;

namespace NetSim.Reporting.Tables;

/// <summary>Writes <c>decomposition.csv</c>: a row for each phase that a connection reached, with all its parts.</summary>
/// <param name="stream">Where to; closed with the table.</param>
/// <param name="parameters">What varies: a column for each.</param>
public sealed class DecompositionTable(Stream stream, IReadOnlyList<string> parameters) : IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "decomposition.csv";

    private readonly CsvWriter _csv = new(
        stream, $"point,run,connection,instance,phase,length_ms{PartColumns}" + CsvWriter.Columns(parameters));

    private IReadOnlyList<string> _values = [];
    private int _point;

    /// <summary>The columns of the parts, each with a comma before it.</summary>
    internal static string PartColumns => string.Concat(Enum.GetValues<LatencyPart>().Select(part => $",{RecordNames.Of(part)}_ms"));

    /// <summary>Begins the rows of a point.</summary>
    /// <param name="point">The point of the study, from 0.</param>
    /// <param name="values">The value of each parameter, as text.</param>
    public void Begin(int point, IReadOnlyList<string> values) => (_point, _values) = (point, values);

    /// <summary>Adds all connections of a run that was explained.</summary>
    public void Write(RunResult result)
    {
        foreach (var record in result.Connections)
        {
            foreach (var phase in Enum.GetValues<Phase>())
            {
                if (record.Latency?[phase] is { } parts)
                {
                    Write(record, phase, parts);
                }
            }
        }
    }

    /// <summary>Completes the file and closes it.</summary>
    public void Dispose() => _csv.Dispose();

    /// <summary>Writes the parts.</summary>
    internal static void Write(CsvWriter csv, LatencyParts parts)
    {
        foreach (var part in Enum.GetValues<LatencyPart>())
        {
            csv.Milliseconds(parts[part].Nanoseconds);
        }
    }

    private void Write(ConnectionRecord record, Phase phase, LatencyParts parts)
    {
        _csv.Number(_point);
        _csv.Number(record.Run);
        _csv.Text(record.Connection);
        _csv.Number(record.Instance);
        _csv.Text(RecordNames.Of(phase));
        _csv.Milliseconds(parts.Total.Nanoseconds);
        Write(_csv, parts);
        foreach (var value in _values)
        {
            _csv.Text(value);
        }

        _csv.EndRow();
    }
}
