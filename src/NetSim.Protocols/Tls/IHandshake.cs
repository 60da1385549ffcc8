using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>One side’s handshake: what <see cref="TlsConnection"/> asks of it.</summary>
internal interface IHandshake
{
    /// <summary>The state’s name.</summary>
    string StateName { get; }

    /// <summary>Whether the handshake is complete.</summary>
    bool IsComplete { get; }

    /// <summary>How many bytes of application data can be written now.</summary>
    long WritableBytes { get; }

    /// <summary>What was agreed on; null before that.</summary>
    ServerChoice? Choice { get; }

    /// <summary>Begins.</summary>
    void Open(SimTime now);

    /// <summary>The CPU time that a record takes in the current state, before <see cref="Take"/>.</summary>
    SimDuration CostOf(in TlsRecord record);

    /// <summary>For how long a record makes this side wait for others before <see cref="Take"/>.</summary>
    SimDuration DelayOf(in TlsRecord record);

    /// <summary>What becomes of application data that came.</summary>
    DataFate FateOf(in TlsRecord record);

    /// <summary>Acts on a complete handshake message, a change_cipher_spec, or application data before its
    /// time.</summary>
    void Take(in TlsRecord record, SimTime now);

    /// <summary>Goes on when the work begun with <see cref="TlsConnection.Work"/> is done.</summary>
    void Proceed(SimTime now);

    /// <summary>Application data goes out: what must stand before it, such as a KeyUpdate.</summary>
    void BeforeWrite(long bytes);

    /// <summary>Returns to the state of a new handshake.</summary>
    void Reset();
}
