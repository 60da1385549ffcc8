using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network.Applications;

/// <summary>A connection as its application sees it, TCP or TLS on TCP.</summary>
internal interface ISocket
{
    /// <summary>When the client opened the connection.</summary>
    SimTime ConnectionStart { get; }

    /// <summary>Whether the peer’s stream has ended and all of it was read.</summary>
    bool IsAtEnd { get; }

    /// <summary>Takes data that has come.</summary>
    /// <param name="most">How much at most.</param>
    /// <returns>How much it was; 0 when nothing is there.</returns>
    long Read(long most);

    /// <summary>Works on a core of the host.</summary>
    /// <param name="length">For how long, on a core of speed 1.</param>
    /// <returns>When it is done; later than that if the cores are busy.</returns>
    SimTime Work(SimDuration length);

    /// <summary>When close(), which SO_LINGER makes wait, returns at the latest; null if it has returned.</summary>
    SimTime? CloseDeadline { get; }

    /// <summary>What was written and not sent yet, in bytes; as much as can be while TLS has not got to it; null when
    /// nothing more can be written.</summary>
    long? UnsentBytes { get; }

    /// <summary>Writes data in one call.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="more">Whether more follows (MSG_MORE).</param>
    void Write(long bytes, bool more);

    /// <summary>Ends the own direction.</summary>
    void Shutdown();

    /// <summary>Closes the socket.</summary>
    void Close();

    /// <summary>Closes both ends at this instant, whatever the peer’s application is doing.</summary>
    void CloseBoth();

    /// <summary>Resets the connection.</summary>
    void Abort();

    /// <summary>Sets TCP_NODELAY.</summary>
    void SetNoDelay(bool on);

    /// <summary>Sets TCP_CORK.</summary>
    void SetCork(bool on);

    /// <summary>Sets SO_LINGER.</summary>
    void SetLinger(SimDuration time);

    /// <summary>Sets SO_KEEPALIVE.</summary>
    void SetKeepAlive(bool on);

    /// <summary>The conversation cannot go on as written.</summary>
    void Fail(ConnectionOutcome outcome, string explanation);

    /// <summary>Notes what the application did or was told, if there is a trace.</summary>
    void Note(string what, long bytes = 0);
}
