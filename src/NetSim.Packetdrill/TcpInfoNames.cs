using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>The names of Linux’s struct tcp_info and of its constants.</summary>
internal static class TcpInfoNames
{
    /// <summary>The value of a name.</summary>
    /// <exception cref="ScriptRunException">It is not known.</exception>
    public static long ValueOf(string name, TcpInfo? info) => Constant(name)
        ?? (info is null ? throw new ScriptRunException($"no connection to ask for {name}") : Field(name, info))
        ?? throw new ScriptRunException($"{name} is not known");

    private static long? Constant(string name) => name switch
    {
        "TCP_CA_Open" => 0,
        "TCP_CA_Disorder" => 1,
        "TCP_CA_CWR" => 2,
        "TCP_CA_Recovery" => 3,
        "TCP_CA_Loss" => 4,
        "TCPI_OPT_TIMESTAMPS" => 1,
        "TCPI_OPT_SACK" => 2,
        "TCPI_OPT_WSCALE" => 4,
        "TCPI_OPT_ECN" => 8,
        "TCPI_OPT_ECN_SEEN" => 16,
        "TCPI_OPT_SYN_DATA" => 32,
        "TCP_ESTABLISHED" => 1,
        "TCP_SYN_SENT" => 2,
        "TCP_SYN_RECV" => 3,
        "TCP_FIN_WAIT1" => 4,
        "TCP_FIN_WAIT2" => 5,
        "TCP_TIME_WAIT" => 6,
        "TCP_CLOSE" => 7,
        "TCP_CLOSE_WAIT" => 8,
        "TCP_LAST_ACK" => 9,
        "TCP_LISTEN" => 10,
        "TCP_CLOSING" => 11,
        "True" => 1,
        "False" => 0,
        _ => null,
    };

    private static long? Field(string name, TcpInfo info) => name switch
    {
        "tcpi_state" => StateOf(info.State),
        "tcpi_ca_state" => info.CongestionState switch
        {
            CongestionState.Open => 0,
            CongestionState.Disorder => 1,
            CongestionState.Reduction => 2,
            CongestionState.Recovery => 3,
            CongestionState.Loss => 4,
        },
        "tcpi_snd_mss" => info.SendSegmentBytes,
        "tcpi_unacked" => info.UnacknowledgedSegments,
        "tcpi_sacked" => info.SackedSegments,
        "tcpi_lost" => info.LostSegments,
        "tcpi_retrans" => info.RetransmittedSegments,
        "tcpi_total_retrans" => info.TotalRetransmissions,
        "tcpi_snd_cwnd" => info.CongestionWindowSegments,
        "tcpi_snd_ssthresh" => info.SlowStartThresholdSegments,
        "tcpi_reordering" => info.Reordering,
        "tcpi_rtt" => (info.SmoothedRoundTrip?.Nanoseconds ?? 0) / 1000,
        "tcpi_rto" => info.RetransmissionTimeout.Nanoseconds / 1000,
        "tcpi_advmss" => info.ReceiveSegmentBytes,
        "tcpi_delivered" => info.DeliveredSegments,
        "tcpi_notsent_bytes" => info.UnsentBytes,
        "tcpi_snd_wnd" => info.SendWindowBytes,
        "tcpi_options" => (info.UsesTimestamps ? 1 : 0) + (info.UsesSelectiveAcknowledgment ? 2 : 0)
            + (info.UsesWindowScaling ? 4 : 0),
        _ => null,
    };

    private static long StateOf(TcpState state) => state switch
    {
        TcpState.Established => 1,
        TcpState.SynSent => 2,
        TcpState.SynReceived => 3,
        TcpState.FinWait1 => 4,
        TcpState.FinWait2 => 5,
        TcpState.TimeWait => 6,
        TcpState.Closed => 7,
        TcpState.CloseWait => 8,
        TcpState.LastAck => 9,
        TcpState.Listen => 10,
        TcpState.Closing => 11,
    };
}
