using System.Text;
using NetSim.Network.Tracing;

namespace NetSim.Reporting.Tables;

/// <summary>Writes <c>trace.csv</c>: a row for each packet on each link, in the order in which they were
/// sent.</summary>
/// <param name="stream">Where to; closed with the table.</param>
public sealed class TraceTable(Stream stream) : IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "trace.csv";

    private readonly StringBuilder _text = new();
    private char[] _characters = new char[256];

    private readonly CsvWriter _csv = new(
        stream,
        "point,run,sent_ns,delivered_ns,link,direction,ordinal,connection,instance,"
        + "flags,seq,ack,length,window,options,tls,cause,loss");

    /// <summary>The point of the study whose runs are written. Default: 0.</summary>
    public int Point { get; set; }

    /// <summary>Adds all packets of a run.</summary>
    public void Write(RunTrace trace)
    {
        foreach (var packet in trace.Packets)
        {
            Write(packet);
        }
    }

    /// <summary>Adds a packet.</summary>
    public void Write(PacketRecord packet)
    {
        _csv.Number(Point);
        _csv.Number(packet.Run);
        _csv.Number(packet.SentAt.Nanoseconds);
        _csv.Number(packet.DeliveredAt?.Nanoseconds);
        _csv.Text(packet.Link);
        _csv.Text(RecordNames.Of(packet.Direction));
        _csv.Number(packet.Ordinal);
        _csv.Text(packet.Connection);
        _csv.Number(packet.Instance);
        _csv.Text(packet.Icmp is null ? packet.Segment.FlagText : "icmp");
        _csv.Number(packet.RelativeSequence);
        _csv.Number(packet.RelativeAcknowledgment);
        _csv.Number(packet.Segment.PayloadBytes);
        _csv.Number(packet.Segment.Window);
        SegmentOptions.AppendAll(_text.Clear(), packet);
        Text(_text);
        _csv.Text(packet.Tls);
        _csv.Text(RecordNames.Of(packet));
        _csv.Text(RecordNames.Of(packet.Loss));
        _csv.EndRow();
    }

    /// <summary>Completes the file and closes it.</summary>
    public void Dispose() => _csv.Dispose();

    private void Text(StringBuilder text)
    {
        if (text.Length > _characters.Length)
        {
            _characters = new char[2 * text.Length];
        }

        text.CopyTo(0, _characters, text.Length);
        _csv.Text(_characters.AsSpan(0, text.Length));
    }
}
