using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>A connection of the endpoint under test: what it has sent, and what the application heard of it.</summary>
/// <param name="connection">Its TCP.</param>
internal sealed class Flow(TcpConnection connection)
{
    private readonly Dictionary<uint, uint> _timestamps = [];

    /// <summary>Its TCP.</summary>
    public TcpConnection Connection => connection;

    /// <summary>What it sent and the script has not looked at yet.</summary>
    public Queue<(SimTime At, TcpSegment Segment)> Sent { get; } = new();

    /// <summary>Its initial sequence number in the script; null until its SYN tells.</summary>
    public uint? ScriptInitial { get; set; }

    /// <summary>The peer’s initial sequence number: numbers in SYNs are absolute, all others count from it.</summary>
    public uint PeerInitial { get; private set; }

    /// <summary>Whether its SYN asks for a cookie or brings one, and what comes of it is not noted yet.</summary>
    public bool AsksFastOpen { get; set; }

    /// <summary>Whether the handshake is complete.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Whether the peer’s FIN came.</summary>
    public bool IsPeerClosed { get; private set; }

    /// <summary>Why it failed, until the application was told; null while it has not.</summary>
    public ConnectionOutcome? Failure { get; set; }

    /// <summary>The error that the last ICMP message stands for; empty before one came.</summary>
    public string Error { get; private set; } = "";

    /// <summary>Takes why it failed, which the application is told once.</summary>
    /// <returns>The name of the error; null where there is none.</returns>
    public string? TakeError()
    {
        var error = Failure switch
        {
            null => null,
            ConnectionOutcome.Refused => "ECONNREFUSED",
            ConnectionOutcome.TimedOut => "ETIMEDOUT",
            ConnectionOutcome.ResetByPeer => "ECONNRESET",
            ConnectionOutcome.Unreachable => Error,
            _ => "EPIPE",
        };
        Failure = null;
        return error;
    }

    /// <summary>Whether it failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether the application took it with accept().</summary>
    public bool IsAccepted { get; set; }

    /// <summary>When data came last; the handshake’s end at first.</summary>
    public SimTime DataAt { get; private set; }

    /// <summary>When an ACK came last.</summary>
    public SimTime AckAt { get; private set; }

    /// <summary>Takes all that it wants to send, and what it tells.</summary>
    public void Drain(SimTime now)
    {
        while (connection.TryTransmit(now, out var segment))
        {
            Sent.Enqueue((now, segment));
        }

        while (connection.TryReadEvent(out var happened))
        {
            switch (happened.Kind)
            {
                case TcpEventKind.Connected:
                    IsConnected = true;
                    DataAt = now;
                    break;
                case TcpEventKind.Readable:
                    DataAt = now;
                    break;
                case TcpEventKind.PeerClosed:
                    IsPeerClosed = true;
                    break;
                case TcpEventKind.Failed:
                    Failure = happened.Outcome;
                    HasFailed = true;
                    break;
            }
        }
    }

    /// <summary>Hands in a packet as the script writes it.</summary>
    /// <returns>The packet.</returns>
    public TcpSegment Receive(DrillPacket packet, SimTime now)
    {
        var flags = DrillFlags.Parse(packet.Flags);
        if ((flags & TcpFlags.Syn) != TcpFlags.None && connection.State is (TcpState.Listen or TcpState.SynSent))
        {
            PeerInitial = packet.Start;
        }

        var origin = (flags & TcpFlags.Syn) != TcpFlags.None ? 0 : PeerInitial;
        var segment = new TcpSegment
        {
            Sequence = new SequenceNumber(unchecked(packet.Start + origin)),
            Acknowledgment = packet.Acknowledgment is { } number ? Ours(number) : default,
            Flags = flags,
            PayloadBytes = packet.PayloadBytes,
            Window = (ushort)(packet.Window ?? 0),
            Ecn = DrillFlags.ParseEcn(packet.Ecn),
        };
        segment = WireOptions.Apply(segment, packet.Options ?? [], Ours, Echo);
        if (segment.Has(TcpFlags.Acknowledge))
        {
            AckAt = now;
        }

        connection.Receive(segment, now);
        Drain(now);
        return segment;
    }

    /// <summary>Hands in an ICMP message.</summary>
    public void ReceiveError(DrillAction.Icmp message, SimTime now)
    {
        if (message.Kind is { } kind)
        {
            Error = message.Error;
            connection.ReceiveError(new IcmpMessage(kind, Ours(message.Sequence), message.Mtu), now);
            Drain(now);
        }
    }

    /// <summary>A number of our sequence space in the script’s terms.</summary>
    public uint Scripted(SequenceNumber number) => ScriptInitial is { } initial
        ? unchecked(number.Value - connection.InitialSequence.Value + initial)
        : number.Value;

    /// <summary>What a segment of ours acknowledges, in the script’s terms.</summary>
    public uint ScriptedPeer(in TcpSegment segment) =>
        unchecked(segment.Acknowledgment.Value - (segment.Has(TcpFlags.Syn) ? 0 : PeerInitial));

    /// <summary>Remembers what a timestamp of ours is called in the script.</summary>
    public void NoteTimestamp(uint scripted, uint live) => _timestamps[scripted] = live;

    private SequenceNumber Ours(uint scripted) => new(ScriptInitial is { } initial
        ? unchecked(scripted - initial + connection.InitialSequence.Value)
        : scripted);

    // A timestamp that the script never saw: as long after the first as it says.
    private uint Echo(uint scripted)
    {
        if (scripted == 0 || _timestamps.TryGetValue(scripted, out var live))
        {
            return scripted == 0 ? 0 : _timestamps[scripted];
        }

        if (_timestamps.Count == 0)
        {
            return scripted;
        }

        var (known, knownLive) = _timestamps.MinBy(pair => Math.Abs((long)pair.Key - scripted));
        return unchecked(knownLive + (scripted - known));
    }
}
