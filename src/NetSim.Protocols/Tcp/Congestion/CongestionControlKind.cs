namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>Which algorithm rules cwnd.</summary>
public enum CongestionControlKind
{
    /// <summary>CUBIC with HyStart (RFC 9438; Linux, tcp_cubic).</summary>
    Cubic,

    /// <summary>NewReno (RFC 5681; Linux, tcp_reno).</summary>
    Reno,

    /// <summary>BBR version 1, with pacing (Linux, tcp_bbr).</summary>
    Bbr,
}
