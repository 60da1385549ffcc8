using NetSim.Network.Explaining;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>TLS on a TCP connection: takes records out of the stream and writes records into it.</summary>
/// <param name="endpoint">The TLS endpoint.</param>
/// <param name="outgoing">Marks of what this side writes.</param>
/// <param name="incoming">Marks of what the peer writes.</param>
/// <param name="profile">Whose habits it has.</param>
internal sealed class TlsStream(ITlsEndpoint endpoint, StreamMarks outgoing, StreamMarks incoming, TlsProfile profile)
{
    private readonly HandshakeWriteBuffer _buffer = new(profile);
    private long _bytesRead = incoming.Start;
    private bool _sawEnd;

    /// <summary>What one end of a connection uses.</summary>
    /// <param name="plan">What the connection is like.</param>
    /// <param name="isClient">Which end it is.</param>
    /// <param name="marks">Records in the stream that it writes and in the one that it reads.</param>
    /// <param name="causes">Told of its CPU work; null for nobody.</param>
    /// <returns>Null without TLS.</returns>
    public static TlsStream? Of(
        ConversationPlan plan, bool isClient, (StreamMarks Outgoing, StreamMarks Incoming) marks, EndLog? causes)
    {
        if (plan.Spec.Tls is not { } common)
        {
            return null;
        }

        var options = isClient ? common : plan.Spec.ServerTls ?? common;
        var cpu = EndLog.TlsCpuOf(causes, isClient ? plan.Client.Cpu : plan.Server.Cpu);
        ITlsEndpoint endpoint = isClient
            ? new TlsClient(options, cpu)
            : new TlsServer(options, cpu);
        return new TlsStream(endpoint, marks.Outgoing, marks.Incoming, options.Profile) { Causes = causes };
    }

    /// <summary>Told of each record; null for nobody.</summary>
    public EndLog? Causes { private get; init; }

    /// <summary>The TLS endpoint.</summary>
    public ITlsEndpoint Endpoint => endpoint;

    /// <summary>Whether application data flows before the handshake is complete.</summary>
    public bool IsEarly { get; set; }

    /// <summary>Application data that was decrypted and not read.</summary>
    public long AvailableBytes { get; set; }

    /// <summary>Whether the peer’s close_notify came.</summary>
    public bool IsPeerClosed { get; set; }

    /// <summary>Reads all that TCP has, and hands over each record that is complete.</summary>
    /// <returns>Whether anything came.</returns>
    public bool Read(TcpConnection tcp, bool isEndOfStream, SimTime now)
    {
        var bytes = tcp.ReadableBytes;
        if (bytes > 0)
        {
            tcp.Read(bytes, now);
            _bytesRead += bytes;
        }

        var any = false;
        while (incoming.TryTake(_bytesRead, out var record))
        {
            endpoint.Receive(record, now);
            any = true;
        }

        if (isEndOfStream && !_sawEnd)
        {
            _sawEnd = true;
            endpoint.EndOfStream(now);
            any = true;
        }

        return any;
    }

    /// <summary>Takes what goes to TCP in one write.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="tracer">Told of each record; null without a trace.</param>
    /// <param name="isClient">Whose end this is.</param>
    /// <param name="bytes">How many bytes.</param>
    public bool TryTakeWrite(SimTime now, ConnectionTracer? tracer, bool isClient, out int bytes)
    {
        while (!_buffer.TryTake(out bytes))
        {
            if (!endpoint.TryTransmit(now, out var record))
            {
                return false;
            }

            var start = outgoing.Add(record);
            tracer?.Wrote(now, isClient, start, record);
            Causes?.Name(start, record);
            _buffer.Add(record);
        }

        return true;
    }

    /// <summary>Takes what waits in the buffer for the end of its flight.</summary>
    /// <param name="bytes">How many bytes.</param>
    public bool FlushHeld(out int bytes)
    {
        _buffer.Flush();
        return _buffer.TryTake(out bytes);
    }
}
