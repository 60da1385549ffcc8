using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>The names that code in scripts may use: fields of tcp_info, and the constants that go with them.</summary>
internal static class InfoFields
{
    private const int Unlimited = 0x7fffffff;

    /// <summary>The value of a name; null for one that is not known.</summary>
    public static long? Find(string name, Flow? flow, SimTime now) => Constant(name)
        ?? (flow is null ? null : OptionsOf(name, flow) ?? OfConnection(name, flow.Connection.Info) ?? OfFlow(name, flow, now));

    private static long? Constant(string name) => name switch
    {
        "TCPI_OPT_TIMESTAMPS" => 1,
        "TCPI_OPT_SACK" => 2,
        "TCPI_OPT_WSCALE" => 4,
        "TCPI_OPT_ECN" => 8,
        "TCPI_OPT_ECN_SEEN" => 16,
        "TCPI_OPT_SYN_DATA" => 32,
        "TCP_CA_Open" => (long)CongestionState.Open,
        "TCP_CA_Disorder" => (long)CongestionState.Disorder,
        "TCP_CA_CWR" => (long)CongestionState.Reduction,
        "TCP_CA_Recovery" => (long)CongestionState.Recovery,
        "TCP_CA_Loss" => (long)CongestionState.Loss,
        "TCP_INFINITE_SSTHRESH" => Unlimited,
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
        _ => null,
    };

    private static long? OptionsOf(string name, Flow flow)
    {
        var info = flow.Connection.Info;
        return name != "tcpi_options"
            ? null
            : (info.UsesTimestamps ? 1 : 0) | (info.UsesSack ? 2 : 0) | (info.UsesWindowScaling ? 4 : 0)
                | (info.UsesEcn ? 8 : 0) | (flow.Connection.FastOpen.IsSynDataTaken ? 32 : 0);
    }

    private static long? OfConnection(string name, in TcpInfo info) => name switch
    {
        "tcpi_state" => StateNumber(info.State),
        "tcpi_ca_state" => (long)info.CongestionState,
        "tcpi_snd_cwnd" => info.CongestionWindow,
        "tcpi_snd_ssthresh" => info.SlowStartThreshold == int.MaxValue ? Unlimited : info.SlowStartThreshold,
        "tcpi_unacked" => info.Unacknowledged,
        "tcpi_sacked" => info.Sacked,
        "tcpi_lost" => info.Lost,
        "tcpi_retrans" => info.Retransmitted,
        "tcpi_total_retrans" => info.TotalRetransmissions,
        "tcpi_reordering" => info.Reordering,
        "tcpi_delivered" => info.Delivered,
        "tcpi_rtt" => Microseconds(info.SmoothedRoundTrip),
        "tcpi_rttvar" => Microseconds(info.RoundTripVariation),
        "tcpi_rto" => Microseconds(info.RetransmissionTimeout),
        "tcpi_snd_mss" => info.SendSegmentBytes,
        "tcpi_advmss" => info.AdvertisedSegmentBytes,
        "tcpi_notsent_bytes" => info.UnsentBytes,
        _ => null,
    };

    private static long? OfFlow(string name, Flow flow, SimTime now) => name switch
    {
        "tcpi_last_data_recv" => Microseconds(now - flow.DataAt) / 1000,
        "tcpi_last_ack_recv" => Microseconds(now - flow.AckAt) / 1000,
        "tcpi_bytes_received" => flow.Connection.ReceivedBytes,
        _ => null,
    };

    private static long Microseconds(SimDuration? time) => (time?.Nanoseconds ?? 0) / 1000;

    private static long StateNumber(TcpState state) => state switch
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
