using NetSim.Network;
using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Studies.Journals;

/// <summary>Turns runs into bytes and back, exactly.</summary>
/// <remarks>Whole numbers in seven bits a byte; a phase that was not reached is 0, one that was its nanoseconds and 1.
/// Connections are named by their place in the scenario.</remarks>
/// <param name="scenario">Whose runs they are.</param>
internal sealed class RecordCodec(Scenario scenario)
{
    private readonly string[] _names = [.. scenario.Connections.Select(connection => connection.Name)];
    private readonly Dictionary<string, int> _places = scenario.Connections
        .Select((connection, place) => (connection.Name, place))
        .ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);

    /// <summary>Writes a run.</summary>
    public void Write(BinaryWriter writer, RunResult result)
    {
        writer.Write7BitEncodedInt64(result.Events);
        writer.Write7BitEncodedInt(result.Connections.Count);
        foreach (var record in result.Connections)
        {
            Write(writer, record);
        }
    }

    /// <summary>Reads a run.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="run">Its number.</param>
    public RunResult Read(BinaryReader reader, int run)
    {
        var events = reader.Read7BitEncodedInt64();
        var records = new ConnectionRecord[reader.Read7BitEncodedInt()];
        for (var at = 0; at < records.Length; at++)
        {
            records[at] = ReadRecord(reader, run);
        }

        return new RunResult(run, records, events);
    }

    private void Write(BinaryWriter writer, ConnectionRecord record)
    {
        writer.Write7BitEncodedInt(_places[record.Connection]);
        writer.Write7BitEncodedInt(record.Instance);
        writer.Write7BitEncodedInt((int)record.Outcome);
        writer.Write(record.Explanation);
        writer.Write7BitEncodedInt64(record.Start.Nanoseconds);
        foreach (var phase in Enum.GetValues<Phase>())
        {
            writer.Write7BitEncodedInt64(record[phase] is { } length ? length.Nanoseconds + 1 : 0);
        }

        writer.Write7BitEncodedInt(record.Retransmissions);
        writer.Write7BitEncodedInt64(record.PacketsSent);
        writer.Write7BitEncodedInt64(record.PacketsLost);
        writer.Write7BitEncodedInt64(record.BytesReceived);
    }

    private ConnectionRecord ReadRecord(BinaryReader reader, int run) => new()
    {
        Run = run,
        Connection = _names[reader.Read7BitEncodedInt()],
        Instance = reader.Read7BitEncodedInt(),
        Outcome = (ConnectionOutcome)reader.Read7BitEncodedInt(),
        Explanation = reader.ReadString(),
        Start = new SimTime(reader.Read7BitEncodedInt64()),
        Connect = ReadLength(reader),
        Handshake = ReadLength(reader),
        FirstByte = ReadLength(reader),
        LastByte = ReadLength(reader),
        Close = ReadLength(reader),
        Total = ReadLength(reader),
        Retransmissions = reader.Read7BitEncodedInt(),
        PacketsSent = reader.Read7BitEncodedInt64(),
        PacketsLost = reader.Read7BitEncodedInt64(),
        BytesReceived = reader.Read7BitEncodedInt64(),
    };

    private static SimDuration? ReadLength(BinaryReader reader) =>
        reader.Read7BitEncodedInt64() is var length and > 0 ? new SimDuration(length - 1) : null;
}
