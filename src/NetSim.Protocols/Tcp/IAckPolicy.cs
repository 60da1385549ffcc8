using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>Decides when to acknowledge what arrived in order, where no rule of the protocol asks for an ACK
/// at once.</summary>
internal interface IAckPolicy
{
    /// <summary>Data came that was marked on its way, or was sent again: the sender’s window may be small.</summary>
    void OnCongestion()
    {
    }

    /// <summary>Data arrived in order.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="windowGrew">Whether the window grew with it.</param>
    /// <param name="now">The current time.</param>
    void OnData(in TcpSegment segment, bool windowGrew, SimTime now);

    /// <summary>The peer’s FIN arrived in order while our own direction is open.</summary>
    void OnFin();

    /// <summary>Data arrived ahead of its turn.</summary>
    /// <param name="windowGrew">Whether the window grew with it.</param>
    void OnOutOfOrder(bool windowGrew);

    /// <summary>Old data arrived again, which tells that an ACK was lost or late.</summary>
    void OnDisorder();

    /// <summary>After a segment was taken in: whether an ACK is due now, later or not at all.</summary>
    /// <returns>When; null for never, <paramref name="now"/> for at once.</returns>
    SimTime? Due(SimTime now);

    /// <summary>The application read.</summary>
    /// <returns>Whether an ACK is due at once, because what was read lets the peer go on.</returns>
    bool IsDueAfterRead(SimTime now);

    /// <summary>The delayed ACK is due.</summary>
    void OnTimeout();

    /// <summary>TCP_QUICKACK: the application wants ACKs at once, or delayed.</summary>
    void SetQuick(bool on);

    /// <summary>The SYN-ACK came while the application waits to write: its ACK goes with that data.</summary>
    void OnWritePending(SimTime now)
    {
    }

    /// <summary>Data was sent.</summary>
    void OnDataSent(SimTime now);

    /// <summary>An ACK was sent, on its own or with data.</summary>
    void OnAcknowledgmentSent();
}
