namespace NetSim.Network;

/// <summary>Packets by their flags, as a rule tells them apart.</summary>
public enum PacketClass
{
    /// <summary>All.</summary>
    Any,

    /// <summary>A SYN without ACK.</summary>
    Syn,

    /// <summary>A SYN with ACK.</summary>
    SynAck,

    /// <summary>Nothing but an ACK.</summary>
    Ack,

    /// <summary>With data.</summary>
    Data,

    /// <summary>With FIN.</summary>
    Fin,

    /// <summary>With RST.</summary>
    Reset,
}
