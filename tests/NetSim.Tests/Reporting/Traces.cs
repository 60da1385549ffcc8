using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Reporting;

/// <summary>Conversations as a Linux kernel has them at a round trip of 100 ms, times rounded to the
/// model’s.</summary>
internal static class Traces
{
    /// <summary>Connect and close, where the first SYN is lost and sent again after the timeout of 1
    /// s.</summary>
    public static TraceBuilder LostSyn() => new TraceBuilder()
        .Call(0, isClient: true, "connect()").State(0, isClient: true, "SYN-SENT")
        .Packet(0, fromClient: true, "S", 0, loss: LossCause.DropList)
        .Packet(1000, fromClient: true, "S", 0, cause: SendCause.RetransmissionTimeout)
        .State(1050, isClient: false, "SYN-RECEIVED")
        .Packet(1050, fromClient: false, "S.", 0, 1)
        .State(1100, isClient: true, "ESTABLISHED")
        .Packet(1100, fromClient: true, ".", 1, 1)
        .State(1150, isClient: false, "ESTABLISHED")
        .Call(2000, isClient: true, "close()").State(2000, isClient: true, "FIN-WAIT-1")
        .Packet(2000, fromClient: true, "F.", 1, 1)
        .State(2050, isClient: false, "CLOSE-WAIT").Call(2050, isClient: false, "recv EOF")
        .Packet(2050, fromClient: false, ".", 1, 2)
        .State(2100, isClient: true, "FIN-WAIT-2")
        .Call(2150, isClient: false, "close()").State(2150, isClient: false, "LAST-ACK")
        .Packet(2150, fromClient: false, "F.", 1, 2)
        .State(2200, isClient: true, "TIME-WAIT")
        .Packet(2200, fromClient: true, ".", 2, 2)
        .State(2250, isClient: false, "CLOSED")
        .State(62200, isClient: true, "CLOSED");

    /// <summary>A TLS 1.3 handshake with ECDSA P-256, a request and a response, over two links.</summary>
    public static TraceBuilder Tls13() =>
        new TraceBuilder { Links = ["access", "backbone"], Delay = 25.Milliseconds }
        .Call(0, isClient: true, "connect()").State(0, isClient: true, "SYN-SENT")
        .Packet(0, fromClient: true, "S", 0)
        .State(50, isClient: false, "SYN-RECEIVED")
        .Packet(50, fromClient: false, "S.", 0, 1)
        .State(100, isClient: true, "ESTABLISHED").Tls(100, isClient: true, "START")
        .Packet(100, fromClient: true, ".", 1, 1)
        .Tls(100.4, isClient: true, "WAIT_SH")
        .Packet(100.4, fromClient: true, "P.", 1, 1, 322, "ClientHello[322]")
        .State(150, isClient: false, "ESTABLISHED").Tls(150, isClient: false, "START")
        .Packet(150.4, fromClient: false, ".", 1, 323)
        .Tls(150.4, isClient: false, "RECVD_CH")
        .Tls(151.2, isClient: false, "NEGOTIATED", "WAIT_FLIGHT2", "WAIT_FINISHED")
        .Packet(
            151.2,
            fromClient: false,
            "P.",
            1,
            323,
            942,
            "ServerHello[127] ChangeCipherSpec[6] EncryptedExtensions[32] "
            + "Certificate[594] CertificateVerify[101] Finished[74]")
        .Packet(201.2, fromClient: true, ".", 323, 943)
        .Tls(201.2, isClient: true, "WAIT_EE", "WAIT_CERT_CR", "WAIT_CV", "WAIT_FINISHED")
        .Tls(201.9, isClient: true, "CONNECTED")
        .Packet(201.9, fromClient: true, "P.", 323, 943, 80, "ChangeCipherSpec[6] Finished[74]")
        .Call(201.9, isClient: true, "send(200)")
        .Packet(201.9, fromClient: true, "P.", 403, 943, 222, "ApplicationData[222]")
        .Packet(251.9, fromClient: false, ".", 943, 403)
        .Tls(252.1, isClient: false, "CONNECTED")
        .Packet(252.1, fromClient: false, "P.", 943, 625, 510, "NewSessionTicket[255] NewSessionTicket[255]")
        .Call(252.1, isClient: false, "send(1000)")
        .Packet(252.1, fromClient: false, "P.", 1453, 625, 1022, "ApplicationData[1022]")
        .Packet(302.1, fromClient: true, ".", 625, 2475)
        .Call(302.1, isClient: true, "received 1000 B");

    /// <summary>Ten segments of data of which the second and the last are lost, and one that is under way at
    /// the end.</summary>
    public static TraceBuilder Lossy()
    {
        var builder = new TraceBuilder { Links = ["access", "backbone"], Delay = 25.Milliseconds }
            .State(0, isClient: true, "ESTABLISHED").State(0, isClient: false, "ESTABLISHED")
            .Packet(0, fromClient: true, "P.", 1, 1, 200)
            .Packet(50, fromClient: false, ".", 1, 201);
        for (var i = 0; i < 10; i++)
        {
            builder.Packet(
                50.2 + i * 0.6,
                fromClient: false,
                i == 9 ? "P." : ".",
                1 + 1448 * i,
                201,
                1448,
                loss: i is 1 or 9 ? LossCause.Random : LossCause.None,
                lossHop: i == 1 ? 0 : 1);
        }

        builder.Packet(100.2, fromClient: true, ".", 201, 1449);
        for (var i = 2; i < 9; i++)
        {
            builder.Packet(100.2 + i * 0.6, fromClient: true, ".", 201, 1449, sack: (
                2897, 1 + 1448 * (i + 1)));
        }

        return builder
            .Packet(152.6, fromClient: false, ".", 1449, 201, 1448, cause: SendCause.FastRetransmit)
            .Packet(202.6, fromClient: true, ".", 201, 13033)
            .Packet(559, fromClient: false, "P.", 13033, 201, 1448, cause: SendCause.RetransmissionTimeout)
            .Packet(609, fromClient: true, ".", 201, 14481, isUnderWay: true);
    }
}
