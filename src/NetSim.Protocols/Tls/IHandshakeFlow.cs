using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>One side’s handshake once the version is chosen.</summary>
internal interface IHandshakeFlow
{
    /// <summary>The state.</summary>
    HandshakeState State { get; }

    /// <summary>Whether the handshake is complete.</summary>
    bool IsComplete { get; }

    /// <summary>How many bytes of application data can be written now.</summary>
    long WritableBytes { get; }

    /// <summary>Begins, right behind the ServerHello.</summary>
    void Begin(SimTime now);

    /// <summary>The CPU time that a record takes in the current state.</summary>
    SimDuration CostOf(in TlsRecord record);

    /// <summary>What becomes of application data that came.</summary>
    DataFate FateOf(in TlsRecord record);

    /// <summary>Acts on a record; false where it must not come.</summary>
    bool TryTake(in TlsRecord record, SimTime now);

    /// <summary>Goes on when the work begun with <see cref="TlsConnection.Work"/> is done.</summary>
    void Proceed(SimTime now);

    /// <summary>Application data goes out.</summary>
    void BeforeWrite(long bytes);
}
