using NetSim.Network;

namespace NetSim.Reporting.Tables;

/// <summary>Writes <c>connections.csv</c>: a row for each connection, in the order in which they are
/// given.</summary>
/// <param name="stream">Where to; closed with the table.</param>
/// <param name="parameters">What varies: a column for each; null for nothing.</param>
public sealed class ConnectionTable(Stream stream, IReadOnlyList<string>? parameters = null) : IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "connections.csv";

    private readonly CsvWriter _csv = new(
        stream,
        "point,run,connection,instance,outcome,start_ms,connect_ms,handshake_ms,first_byte_ms,"
        + "last_byte_ms,total_ms,close_ms,retransmissions,packets_sent,packets_lost,bytes_received,"
        + "explanation,seed" + CsvWriter.Columns(parameters ?? []));

    private IReadOnlyList<string> _values = [];
    private int _point;
    private ulong _seed;

    /// <summary>Begins the rows of a point.</summary>
    /// <param name="point">The point of the study, from 0.</param>
    /// <param name="seed">The seed of its scenario.</param>
    /// <param name="values">The value of each parameter, as text.</param>
    public void Begin(int point, ulong seed, IReadOnlyList<string> values) =>
        (_point, _seed, _values) = (point, seed, values);

    /// <summary>Adds a connection.</summary>
    /// <param name="record">What became of it.</param>
    public void Write(ConnectionRecord record)
    {
        _csv.Number(_point);
        _csv.Number(record.Run);
        _csv.Text(record.Connection);
        _csv.Number(record.Instance);
        _csv.Text(RecordNames.Of(record.Outcome));
        _csv.Milliseconds(record.Start.Nanoseconds);
        _csv.Milliseconds(record.Connect?.Nanoseconds);
        _csv.Milliseconds(record.Handshake?.Nanoseconds);
        _csv.Milliseconds(record.FirstByte?.Nanoseconds);
        _csv.Milliseconds(record.LastByte?.Nanoseconds);
        _csv.Milliseconds(record.Total?.Nanoseconds);
        _csv.Milliseconds(record.Close?.Nanoseconds);
        _csv.Number(record.Retransmissions);
        _csv.Number(record.PacketsSent);
        _csv.Number(record.PacketsLost);
        _csv.Number(record.BytesReceived);
        _csv.Text(record.Explanation);
        _csv.Number(_seed);
        foreach (var value in _values)
        {
            _csv.Text(value);
        }

        _csv.EndRow();
    }

    /// <summary>Adds all connections of a run.</summary>
    /// <param name="result">What the run came to.</param>
    public void Write(RunResult result)
    {
        foreach (var record in result.Connections)
        {
            Write(record);
        }
    }

    /// <summary>Completes the file and closes it.</summary>
    public void Dispose() => _csv.Dispose();
}
