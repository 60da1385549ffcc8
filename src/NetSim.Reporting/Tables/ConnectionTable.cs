using NetSim.Network;

namespace NetSim.Reporting.Tables;

/// <summary>Writes <c>connections.csv</c>: a row for each connection, in the order in which they are
/// given.</summary>
/// <param name="stream">Where to; closed with the table.</param>
public sealed class ConnectionTable(Stream stream) : IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "connections.csv";

    private readonly CsvWriter _csv = new(
        stream,
        "point,run,connection,instance,outcome,start_ms,connect_ms,handshake_ms,first_byte_ms,"
        + "last_byte_ms,total_ms,close_ms,retransmissions,packets_sent,packets_lost,bytes_received,"
        + "explanation");

    /// <summary>Adds a connection.</summary>
    /// <param name="record">What became of it.</param>
    /// <param name="point">The point of the study it belongs to, from 0.</param>
    public void Write(ConnectionRecord record, int point = 0)
    {
        _csv.Number(point);
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
        _csv.EndRow();
    }

    /// <summary>Adds all connections of a run.</summary>
    /// <param name="result">What the run came to.</param>
    /// <param name="point">The point of the study it belongs to, from 0.</param>
    public void Write(RunResult result, int point = 0)
    {
        foreach (var record in result.Connections)
        {
            Write(record, point);
        }
    }

    /// <summary>Completes the file and closes it.</summary>
    public void Dispose() => _csv.Dispose();
}
