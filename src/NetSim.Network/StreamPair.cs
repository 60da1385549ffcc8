using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;

namespace NetSim.Network;

/// <summary>The two byte streams of a connection: where their numbers begin, and the TLS records in them.</summary>
/// <param name="initial">The initial sequence numbers of client and server.</param>
/// <param name="toServer">What the client sends.</param>
/// <param name="toClient">What the server sends.</param>
internal sealed class StreamPair(
    (SequenceNumber Client, SequenceNumber Server) initial, StreamMarks toServer, StreamMarks toClient)
{
    /// <summary>The initial sequence numbers.</summary>
    public (SequenceNumber Client, SequenceNumber Server) Initial => initial;

    /// <summary>The records in them.</summary>
    public (StreamMarks ToServer, StreamMarks ToClient) Marks => (toServer, toClient);

    /// <summary>Whether a packet carries a part of a TLS message.</summary>
    public bool Carries(in Packet packet, TlsMessageType message)
    {
        // The first byte of a stream has the number behind the SYN’s.
        var first = RelativeSequenceOf(packet) - 1;
        return (packet.FromClient ? toServer : toClient).Holds(message, first, first + packet.Segment.PayloadBytes);
    }

    /// <summary>The sequence number of a packet, counted from the SYN of its sender.</summary>
    public long RelativeSequenceOf(in Packet packet) =>
        unchecked((uint)(packet.FromClient ? initial.Client : initial.Server).DistanceTo(packet.Segment.Sequence));
}
