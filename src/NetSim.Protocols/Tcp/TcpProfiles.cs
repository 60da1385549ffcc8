using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>The stacks that have a name. What is not known of one from a source that can be trusted is as in
/// <see cref="Rfc"/>; docs/stacks.md lists the sources.</summary>
public static class TcpProfiles
{
    /// <summary>What a current Linux does (6.5 and later): all defaults of <see cref="TcpOptions"/>.</summary>
    public static TcpOptions Linux { get; } = new();

    /// <summary>Linux before 6.5: the SYN timer backs off from the first (measured with tcp_syn_linear_timeouts =
    /// 0).</summary>
    public static TcpOptions LinuxBefore65 { get; } = Linux with { SynLinearTimeouts = 0 };

    /// <summary>What the RFCs ask for where Linux differs.</summary>
    public static TcpOptions Rfc { get; } = new()
    {
        MinimumTimeout = 1.Seconds,        // RFC 6298 §2.4
        MinimumSpread = 1.Milliseconds,    // RFC 6298 §2.3: the clock granularity G
        MaximumTimeout = 60.Seconds,       // RFC 6298 §2.5: the least maximum allowed
        SynRetries = 6,
        SynLinearTimeouts = 0,             // RFC 6298 §5.5: back off from the first
        CongestionControl = CongestionControlKind.Reno, // RFC 9293 §3.8.2, MUST-19: RFC 5681
        TimeWait = 240.Seconds,            // RFC 9293 §3.4.2: MSL is 2 min
        AckPolicy = AckPolicyKind.Delayed,
        DelayedAckTimeout = 200.Milliseconds, // below the 500 ms that RFC 9293 §3.8.6.3 allows
    };

    /// <summary>Windows Server 2019 and later, the settings called “Internet”.</summary>
    public static TcpOptions Windows { get; } = Rfc with
    {
        MinimumTimeout = 300.Milliseconds,              // MinRto
        CongestionControl = CongestionControlKind.Cubic, // CongestionProvider
        SlowStartAfterIdle = false,                     // CwndRestart
        DelayedAckTimeout = 40.Milliseconds,            // DelayedAckTimeout
        KeepAliveInterval = 1.Seconds,                  // KeepAliveInterval
        KeepAliveProbes = 10,                           // fixed since Vista
    };

    /// <summary>macOS: XNU.</summary>
    public static TcpOptions MacOs { get; } = Rfc with
    {
        MinimumTimeout = 230.Milliseconds,  // TCPTV_REXMTMIN + TCPTV_REXMTSLOP
        MinimumSpread = 200.Milliseconds,   // TCPTV_REXMTSLOP, which it adds
        MaximumTimeout = 64.Seconds,        // TCPTV_REXMTMAX
        DataRetries = 12,                   // TCP_MAXRXTSHIFT
        OrphanRetries = 12,                 // TCP_MAXRXTSHIFT
        CongestionControl = CongestionControlKind.Cubic, // tcp_cubic.c
        DelayedAckTimeout = 100.Milliseconds, // the list of fast timers
        TimeWait = 30.Seconds,              // 2 x TCPTV_MSL
        FinWait2Timeout = 60.Seconds,       // TCPTV_FINWAIT2
        KeepAliveProbes = 8,                // TCPTV_KEEPCNT
    };

    /// <summary>FreeBSD with its default stack.</summary>
    public static TcpOptions FreeBsd { get; } = Rfc with
    {
        MinimumTimeout = 230.Milliseconds,  // TCPTV_MIN + TCPTV_CPU_VAR
        MinimumSpread = 200.Milliseconds,   // TCPTV_CPU_VAR, which it adds
        MaximumTimeout = 64.Seconds,        // TCPTV_REXMTMAX
        SynLinearTimeouts = 4,              // tcp_syn_backoff: 1, 1, 1, 1, 1, 2, 4, ...
        DataRetries = 12,                   // TCP_MAXRXTSHIFT
        OrphanRetries = 12,                 // TCP_MAXRXTSHIFT
        DelayedAckTimeout = 100.Milliseconds, // TCPTV_DELACK
        ReceiveBufferBytes = 65_536,        // net.inet.tcp.recvspace
        MaximumReceiveBufferBytes = 2_097_152, // net.inet.tcp.recvbuf_max
        TimeWait = 60.Seconds,              // 2 x TCPTV_MSL
        KeepAliveProbes = 8,                // TCPTV_KEEPCNT
    };
}
