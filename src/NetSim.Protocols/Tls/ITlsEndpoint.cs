using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>One end of a TLS connection, client or server.</summary>
/// <remarks>
/// Work for the processor (key exchange, signatures) delays what the endpoint sends and tells: it takes up
/// the host’s <see cref="ICpu"/> and asks for a timeout when the work is done; what arrives meanwhile waits.
/// </remarks>
public interface ITlsEndpoint : IEndpoint<TlsRecord, TlsEvent>
{
    /// <summary>The state’s name as people know it: “WAIT_SH”, “CONNECTED” (RFC 8446 Appendix A).</summary>
    string StateName { get; }

    /// <summary>Whether the handshake is complete; application data may be sent until this side
    /// closes.</summary>
    bool IsHandshakeComplete { get; }

    /// <summary>Whether this side writes no more: its close_notify or an alert is handed out.</summary>
    bool IsWriteClosed { get; }

    /// <summary>Whether it is at work, so that more records will follow by themselves.</summary>
    bool IsWorking { get; }

    /// <summary>Begins, once TCP is connected: the client sends its hello, the server starts to
    /// wait.</summary>
    void Open(SimTime now);

    /// <summary>Sends application data: one write of the application, cut into records.</summary>
    /// <param name="bytes">How many bytes; at least 1.</param>
    /// <param name="now">The current time.</param>
    /// <exception cref="InvalidOperationException">The handshake is not complete and does not allow early data, or this
    /// side has closed.</exception>
    void Send(long bytes, SimTime now);

    /// <summary>Sends close_notify; nothing follows it. Where early data is under way, it waits for the handshake.</summary>
    void Close(SimTime now);

    /// <summary>Tells that TCP’s stream has ended; without a close_notify before it that is a truncation (RFC
    /// 8446 §6.1).</summary>
    void EndOfStream(SimTime now);
}
