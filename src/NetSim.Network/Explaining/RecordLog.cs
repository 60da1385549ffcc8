using NetSim.Protocols.Tls;

namespace NetSim.Network.Explaining;

/// <summary>The TLS records in the stream of one end, by name.</summary>
internal sealed class RecordLog
{
    private readonly List<(long Start, long End, string Name)> _records = [];

    /// <summary>A record was written.</summary>
    /// <param name="start">Where in the stream it begins.</param>
    /// <param name="record">The record.</param>
    public void Add(long start, in TlsRecord record)
    {
        // Nobody waits for a change_cipher_spec; of many records of data one name is enough.
        if (record.Type == TlsContentType.ChangeCipherSpec)
        {
            return;
        }

        var end = start + record.Length;
        if (_records.Count > 0 && _records[^1].Name == record.Name)
        {
            _records[^1] = _records[^1] with { End = end };
        }
        else
        {
            _records.Add((start, end, record.Name));
        }
    }

    /// <summary>What a stretch of the stream carries: “ClientHello”, “ServerHello to Finished”; “data” without TLS.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    public string NameOf(long start, long end)
    {
        var first = _records.FindIndex(record => record.End > start);
        var last = _records.FindLastIndex(record => record.Start < end);
        if (first < 0 || last < first)
        {
            return "data";
        }

        return first == last ? _records[first].Name : $"{_records[first].Name} to {_records[last].Name}";
    }
}
