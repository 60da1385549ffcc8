using System.Globalization;
using System.Text;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tls;

namespace NetSim.Reporting.Ladders;

/// <summary>The TLS records of one connection as a table: what they are made of, their keys, what each is for.</summary>
public static class RecordText
{
    // RFC 8446 §5.1: type, version, length.
    private const int RecordHeaderBytes = 5;

    private static readonly IReadOnlyList<string> Headings =
        ["time ms", "from", "record", "bytes", "header", "nonce", "content", "padding", "tag", "keys", "what it is for"];

    /// <summary>The table; lines end with LF. Empty if there are no records.</summary>
    /// <param name="trace">What was seen.</param>
    /// <param name="connection">The connection’s name.</param>
    /// <param name="instance">Which of those with the name, from 0.</param>
    public static string Draw(RunTrace trace, string connection, int instance)
    {
        var records = trace.TlsRecords
            .Where(record => record.Connection == connection && record.Instance == instance).ToList();
        if (records.Count == 0)
        {
            return "";
        }

        var version = records.Select(record => record.Record.Content).OfType<ServerChoice>()
            .Select(choice => choice.Version).LastOrDefault(TlsVersion.Tls13);
        var rows = new List<IReadOnlyList<string>> { Headings };
        var begins = new Dictionary<bool, bool> { [true] = true, [false] = true };
        foreach (var record in records)
        {
            rows.Add(Row(record, version, begins[record.FromClient]));
            begins[record.FromClient] = !record.Record.SharesRecord;
        }

        var title = TlsDeprecation.Of(version) is { } why ? $"{TlsNames.Of(version)}: {why}" : TlsNames.Of(version);
        return $"records, {title}\n\n{Table(rows)}";
    }

    private static string[] Row(TlsRecordEntry entry, TlsVersion version, bool begins)
    {
        var record = entry.Record;
        var header = begins ? RecordHeaderBytes : 0;
        var rest = record.Length - header - record.NonceBytes - record.ContentBytes - record.TagBytes;
        return
        [
            (entry.At.Nanoseconds / 1e6).ToString("0.000", CultureInfo.InvariantCulture),
            entry.FromClient ? "client" : "server",
            record.Name + (record.EndsMessage ? "" : ", a part") + (record.SharesRecord ? " +" : ""),
            Number(record.Length),
            Number(header),
            Number(record.NonceBytes),
            Number(record.ContentBytes),
            Number(rest),
            Number(record.TagBytes),
            KeysOf(record.Keys, version),
            TlsMeaning.Of(record, entry.FromClient, version),
        ];
    }

    private static string KeysOf(TlsKeys keys, TlsVersion version) => keys switch
    {
        TlsKeys.None => "none",
        TlsKeys.EarlyData => "early data",
        TlsKeys.Handshake => "handshake",
        TlsKeys.Application => version == TlsVersion.Tls13 ? "application" : "session",
    };

    private static string Number(int bytes) => bytes == 0 ? "" : bytes.ToString(CultureInfo.InvariantCulture);

    private static string Table(List<IReadOnlyList<string>> rows)
    {
        var widths = Headings.Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsNumber(int column) => column is 0 or (>= 3 and <= 8);
}
