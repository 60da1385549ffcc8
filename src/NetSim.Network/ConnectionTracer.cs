using System.Text;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>Writes what happens to one connection into the trace of the run.</summary>
/// <param name="trace">The trace.</param>
/// <param name="run">The run.</param>
/// <param name="connection">The connection’s name.</param>
/// <param name="instance">Which of those with the name.</param>
internal sealed class ConnectionTracer(
    RunTrace trace, int run, string connection, int instance)
{
    // Where records begin in the stream, for the client’s stream and the server’s.
    private readonly List<(long Start, string Text)> _clientRecords = [];
    private readonly List<(long Start, string Text)> _serverRecords = [];
    private readonly TimerWatch _clientTimers = new();
    private readonly TimerWatch _serverTimers = new();
    private SendRecord? _clientSend;
    private SendRecord? _serverSend;

    /// <summary>ISS of both sides, from which relative numbers count.</summary>
    public required (SequenceNumber Client, SequenceNumber Server) InitialSequences { get; init; }

    /// <summary>The tracer of a connection; null where the trace leaves it out.</summary>
    public static ConnectionTracer? Of(
        RunTrace? trace, int run, string connection, int instance, (SequenceNumber Client, SequenceNumber Server) initial) =>
        trace?.Scope.Takes(connection, instance) == true
            ? new ConnectionTracer(trace, run, connection, instance) { InitialSequences = initial }
            : null;

    /// <summary>A record was written to a stream.</summary>
    public void Wrote(SimTime now, bool byClient, long start, in TlsRecord record)
    {
        (byClient ? _clientRecords : _serverRecords)
            .Add((start, $"{record.Name}[{record.Length}]{(record.SharesRecord ? "+" : "")}"));
        trace.Add(new TlsRecordEntry(now, connection, instance, byClient, start, record));
    }

    /// <summary>A state changed.</summary>
    public void Changed(SimTime now, bool isClient, TraceLayer layer, string state, string cause) =>
        trace.Add(new StateRecord(now, connection, instance, isClient, layer, state, cause));

    /// <summary>An application did something, or was told something.</summary>
    public void Called(SimTime now, bool isClient, string what) =>
        trace.Add(new ApplicationRecord(now, connection, instance, isClient, what));

    /// <summary>A packet was put on a link.</summary>
    /// <returns>Its place in the trace, for <see cref="Settle"/>.</returns>
    public int Passed(
        in Packet packet, string link, LinkDirection direction, long ordinal, SimTime sentAt, SimTime? arrivesAt, LossCause cause)
    {
        var segment = packet.Segment;
        var error = packet.Interjection?.Message;
        var (own, other) = packet.FromClient
            ? (InitialSequences.Client, InitialSequences.Server)
            : (InitialSequences.Server, InitialSequences.Client);
        var hasAck = segment.Has(TcpFlags.Acknowledge);

        // The number that a RST without ACK carries is the peer’s acknowledgment; 0 where we never sent a SYN.
        var relative = error is { } about ? Relative(other, about.Sequence)
            : segment.Sequence == default && segment.Has(TcpFlags.Reset) ? 0 : Relative(own, segment.Sequence);
        return trace.Add(new PacketRecord
        {
            Run = run,
            Connection = connection,
            Instance = instance,
            FromClient = packet.FromClient,
            Number = packet.Number,
            Hop = packet.Hop,
            IsLastHop = packet.Conversation.Ways.IsLastHop(packet),
            Router = packet.Interjection?.Router,
            Icmp = error is { } told ? new IcmpRecord(told.Kind, told.Mtu) : null,
            Link = link,
            Direction = direction,
            Ordinal = ordinal,
            SentAt = sentAt,
            DeliveredAt = arrivesAt,
            Loss = cause,
            Cause = packet.Cause,
            Segment = segment,
            RelativeSequence = relative,
            RelativeAcknowledgment = hasAck ? Relative(other, segment.Acknowledgment) : null,
            PacketBytes = packet.Bytes,
            Tls = RecordsIn(packet.FromClient, relative, segment.PayloadBytes),
        });
    }

    /// <summary>It is known now when the first bit of a packet is sent.</summary>
    /// <param name="place">Its place in the trace.</param>
    /// <param name="at">When.</param>
    public void Started(int place, SimTime at) => trace.Start(place, at);

    /// <summary>A side’s timers that are due fire.</summary>
    public void Fired(SimTime now, bool isClient)
    {
        foreach (var (timer, since, state) in (isClient ? _clientTimers : _serverTimers).TakeDue(now))
        {
            trace.Add(new TimerRecord(since, now, connection, instance, isClient, timer, state));
        }
    }

    /// <summary>A side waits for the next packet or timer.</summary>
    public void Rested(SimTime now, bool isClient, TcpConnection tcp) => (isClient ? _clientTimers : _serverTimers).Rest(now, tcp);

    /// <summary>A side has sent what it could.</summary>
    public void Sent(SimTime now, bool isClient, TcpConnection tcp)
    {
        // What tcp_packets_in_flight of Linux counts.
        var info = tcp.Info;
        var send = new SendRecord(
            now, connection, instance, isClient, tcp.CongestionWindowSegments, tcp.SlowStartThresholdSegments,
            info.Unacknowledged - info.Sacked - info.Lost + info.Retransmitted, tcp.SmoothedRoundTrip, tcp.RetransmissionTimeout);
        ref var last = ref isClient ? ref _clientSend : ref _serverSend;
        if (last is null || last with { At = now } != send)
        {
            trace.Add(send);
            last = send;
        }
    }

    /// <summary>It is known now what became of a packet.</summary>
    /// <param name="place">Its place in the trace.</param>
    /// <param name="arrivesAt">When it leaves the link; null where it was lost.</param>
    /// <param name="cause">Why it was lost.</param>
    /// <param name="ecn">The congestion bits that it leaves with.</param>
    public void Settle(int place, SimTime? arrivesAt, LossCause cause, EcnCodepoint ecn) =>
        trace.Settle(place, arrivesAt, cause, ecn);

    // Streams of more than 2 GiB wrap; a trace of one would not fit the memory.
    private static long Relative(SequenceNumber from, SequenceNumber number) => from.DistanceTo(number);

    private string RecordsIn(bool fromClient, long relativeSequence, int bytes)
    {
        var records = fromClient ? _clientRecords : _serverRecords;
        if (bytes == 0 || records.Count == 0)
        {
            return "";
        }

        // The first byte of the stream has the relative number 1.
        var start = relativeSequence - 1;
        var text = new StringBuilder();
        for (var i = FirstAtOrAfter(records, start); i < records.Count && records[i].Start < start + bytes; i++)
        {
            text.Append(text.Length > 0 ? " " : "").Append(records[i].Text);
        }

        return text.ToString();
    }

    private static int FirstAtOrAfter(List<(long Start, string Text)> records, long offset)
    {
        var (low, high) = (0, records.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = records[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
