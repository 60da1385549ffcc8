using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Reporting;

/// <summary>Makes the trace of a connection by hand: over one link, or over several with the same delay
/// each.</summary>
internal sealed class TraceBuilder
{
    private readonly List<(SimTime At, Action<RunTrace> Add)> _records = [];
    private readonly Dictionary<(string Link, bool IsForward), long> _ordinals = [];
    private readonly long[] _numbers = new long[2];

    public string Connection { get; init; } = "page";

    public string[] Links { get; init; } = ["access"];

    public SimDuration Delay { get; init; } = 50.Milliseconds;

    /// <summary>The client’s initial sequence number: close to the end of the circle, so that numbers
    /// wrap.</summary>
    public static SequenceNumber ClientFirst => new(uint.MaxValue - 100);

    public static SequenceNumber ServerFirst => new(1_000_000);

    public ConnectionSpec Spec => new()
    {
        Name = Connection,
        From = "client",
        To = "server",
        Port = 443,
        Client = [new ApplicationStep.Close()],
        Server = [new ApplicationStep.Close()],
    };

    public RunTrace Trace
    {
        get
        {
            var trace = new RunTrace();
            foreach (var (_, add) in _records.OrderBy(record => record.At))
            {
                add(trace);
            }

            return trace;
        }
    }

    /// <summary>A packet, in the notation of tcpdump: <c>S. 0 ack 1</c>, with the length behind.</summary>
    public TraceBuilder Packet(
        double atMilliseconds,
        bool fromClient,
        string flags,
        long sequence,
        long? acknowledgment = null,
        int length = 0,
        string tls = "",
        SendCause cause = SendCause.New,
        LossCause loss = LossCause.None,
        int lossHop = 0,
        (long Start, long End)? sack = null,
        bool isUnderWay = false)
    {
        var number = ++_numbers[fromClient ? 0 : 1];
        for (var hop = 0; hop < Links.Length; hop++)
        {
            var isLost = loss != LossCause.None && hop == lossHop;
            var sentAt = Time(atMilliseconds) + Delay * hop;
            var link = Links[fromClient ? hop : Links.Length - 1 - hop];
            var ordinal = _ordinals[(link, fromClient)] = _ordinals.GetValueOrDefault((link, fromClient)) + 1;
            var packet = new PacketRecord
            {
                Run = 0,
                Connection = Connection,
                Instance = 0,
                FromClient = fromClient,
                Number = number,
                Hop = hop,
                IsLastHop = hop == Links.Length - 1,
                Link = link,
                Direction = fromClient ? LinkDirection.Forward : LinkDirection.Backward,
                Ordinal = ordinal,
                SentAt = sentAt,
                DeliveredAt = isLost || isUnderWay ? null : sentAt + Delay,
                Loss = isLost ? loss : LossCause.None,
                Cause = cause,
                Segment = Segment(fromClient, flags, sequence, acknowledgment, length, sack),
                RelativeSequence = sequence,
                RelativeAcknowledgment = acknowledgment,
                PacketBytes = 40 + length,
                Tls = tls,
            };
            _records.Add((sentAt, trace => trace.Add(packet)));
            if (isLost || isUnderWay)
            {
                break;
            }
        }

        return this;
    }

    public TraceBuilder State(
        double atMilliseconds, bool isClient, string state, TraceLayer layer = TraceLayer.Tcp)
    {
        var at = Time(atMilliseconds);
        _records.Add((at, trace => trace.Add(new StateRecord(at, Connection, 0, isClient, layer, state, ""))));
        return this;
    }

    public TraceBuilder Tls(double atMilliseconds, bool isClient, params string[] states)
    {
        foreach (var state in states)
        {
            State(atMilliseconds, isClient, state, TraceLayer.Tls);
        }

        return this;
    }

    public TraceBuilder Call(double atMilliseconds, bool isClient, string what)
    {
        var at = Time(atMilliseconds);
        _records.Add((at, trace => trace.Add(new ApplicationRecord(at, Connection, 0, isClient, what))));
        return this;
    }

    private static SimTime Time(double milliseconds) => new((long)Math.Round(milliseconds * 1e6));

    private static TcpSegment Segment(
        bool fromClient, string flags, long sequence, long? acknowledgment, int length,
            (long Start, long End)? sack)
    {
        var own = fromClient ? ClientFirst : ServerFirst;
        var peer = fromClient ? ServerFirst : ClientFirst;
        var isSyn = flags.StartsWith('S');
        var blocks = default(SackBlocks);
        if (sack is { } block)
        {
            blocks[0] = new SequenceRange(peer + (uint)block.Start, peer + (uint)block.End);
        }

        return new TcpSegment
        {
            Sequence = own + (uint)sequence,
            Acknowledgment = peer + (uint)(acknowledgment ?? 0),
            Flags = Flags(flags),
            Window = isSyn ? (ushort)64240 : (ushort)63,
            PayloadBytes = length,
            MaximumSegmentSize = isSyn ? (ushort)1460 : (ushort)0,
            SackPermitted = isSyn,
            WindowScale = isSyn ? (byte)10 : null,
            HasTimestamps = true,
            TimestampValue = 7,
            TimestampEcho = 3,
            Sack = blocks,
            SackBlockCount = sack is null ? (byte)0 : (byte)1,
        };
    }

    private static TcpFlags Flags(string text)
    {
        var flags = TcpFlags.None;
        foreach (var letter in text)
        {
            flags |= letter switch
            {
                'S' => TcpFlags.Syn,
                'F' => TcpFlags.Fin,
                'R' => TcpFlags.Reset,
                'P' => TcpFlags.Push,
                '.' => TcpFlags.Acknowledge,
                _ => throw new ArgumentException($"no flag is written '{letter}'", nameof(text)),
            };
        }

        return flags;
    }

}
