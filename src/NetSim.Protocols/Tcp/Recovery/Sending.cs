namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>What may go out until the next ACK (Linux: the rexmit mode of tcp_ack).</summary>
internal enum Sending
{
    /// <summary>New data alone.</summary>
    New,

    /// <summary>What is lost, then new data.</summary>
    LostThenNew,

    /// <summary>New data, to find out whether a timeout was called for; else what is lost (F-RTO).</summary>
    NewThenLost,
}
