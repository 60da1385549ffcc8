using NetSim.Network;
using NetSim.Studies.Columns;

namespace NetSim.Reporting.Tables;

/// <summary>Writes <c>connections.parquet</c>: what <c>connections.csv</c> has, in columns with types.</summary>
public sealed class ConnectionColumns : IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "connections.parquet";

    private const double NanosecondsPerMillisecond = 1e6;

    private readonly ParquetTable _table;
    private readonly ParquetValues<long> _points = ParquetColumn.Whole("point");
    private readonly ParquetValues<long> _runs = ParquetColumn.Whole("run");
    private readonly ParquetValues<string> _connections = ParquetColumn.Text("connection");
    private readonly ParquetValues<long> _instances = ParquetColumn.Whole("instance");
    private readonly ParquetValues<string> _outcomes = ParquetColumn.Text("outcome");
    private readonly ParquetValues<double?> _starts = ParquetColumn.Number("start_ms");
    private readonly (Phase Phase, ParquetValues<double?> Column)[] _phases;
    private readonly ParquetValues<long> _retransmissions = ParquetColumn.Whole("retransmissions");
    private readonly ParquetValues<long> _packetsSent = ParquetColumn.Whole("packets_sent");
    private readonly ParquetValues<long> _packetsLost = ParquetColumn.Whole("packets_lost");
    private readonly ParquetValues<long> _bytesReceived = ParquetColumn.Whole("bytes_received");
    private readonly ParquetValues<string> _explanations = ParquetColumn.Text("explanation");
    private readonly ParquetValues<ulong> _seeds = ParquetColumn.Natural("seed");
    private readonly ParquetValues<string>[] _parameters;
    private IReadOnlyList<string> _values = [];
    private int _point;
    private ulong _seed;

    /// <summary>Begins the file.</summary>
    /// <param name="stream">Where to; closed with the table.</param>
    /// <param name="parameters">What varies: a column for each.</param>
    public ConnectionColumns(Stream stream, IReadOnlyList<string> parameters)
    {
        Phase[] phases = [Phase.Connect, Phase.Handshake, Phase.FirstByte, Phase.LastByte, Phase.Total, Phase.Close];
        _phases = [.. phases.Select(phase => (phase, ParquetColumn.Number($"{RecordNames.Of(phase)}_ms")))];
        _parameters = [.. parameters.Select(ParquetColumn.Text)];
        _table = new ParquetTable(
            stream,
            [
                _points, _runs, _connections, _instances, _outcomes, _starts, .. _phases.Select(phase => phase.Column),
                _retransmissions, _packetsSent, _packetsLost, _bytesReceived, _explanations, _seeds, .. _parameters,
            ]);
    }

    /// <summary>Begins the rows of a point.</summary>
    /// <inheritdoc cref="ConnectionTable.Begin"/>
    public void Begin(int point, ulong seed, IReadOnlyList<string> values) =>
        (_point, _seed, _values) = (point, seed, values);

    /// <summary>Adds all connections of a run.</summary>
    public void Write(RunResult result)
    {
        foreach (var record in result.Connections)
        {
            Write(record);
        }
    }

    /// <summary>Completes the file and closes it.</summary>
    public void Dispose() => _table.Dispose();

    private void Write(ConnectionRecord record)
    {
        _points.Add(_point);
        _runs.Add(record.Run);
        _connections.Add(record.Connection);
        _instances.Add(record.Instance);
        _outcomes.Add(RecordNames.Of(record.Outcome));
        _starts.Add(record.Start.Nanoseconds / NanosecondsPerMillisecond);
        foreach (var (phase, column) in _phases)
        {
            column.Add(record[phase]?.Nanoseconds / NanosecondsPerMillisecond);
        }

        _retransmissions.Add(record.Retransmissions);
        _packetsSent.Add(record.PacketsSent);
        _packetsLost.Add(record.PacketsLost);
        _bytesReceived.Add(record.BytesReceived);
        _explanations.Add(record.Explanation);
        _seeds.Add(_seed);
        for (var at = 0; at < _parameters.Length; at++)
        {
            _parameters[at].Add(_values[at]);
        }

        _table.EndRow();
    }
}
