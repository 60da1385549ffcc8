using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>How a host’s listening sockets hold what nobody has accepted yet. Each port has queues of its own.</summary>
public sealed record ListenerSpec
{
    /// <summary>The argument of listen(): one more connection than this waits to be accepted, and as many SYNs to be
    /// completed; null: no limit. Default: null.</summary>
    public int? Backlog { get; init; }

    /// <summary>When SYNs are answered without being remembered. Default: when the SYN queue is full (Linux,
    /// tcp_syncookies = 1).</summary>
    public SynCookies SynCookies { get; init; } = SynCookies.OnOverflow;

    /// <summary>Whether a client whose ACK finds the accept queue full is reset; otherwise its ACK is dropped. Default: off
    /// (Linux, tcp_abort_on_overflow = 0).</summary>
    public bool AbortsOnOverflow { get; init; }

    /// <summary>How long a complete connection waits until the application accepts it. Default: 0.</summary>
    public SimDuration AcceptDelay { get; init; }

    /// <summary>The least time from one accept to the next at a port: how fast its one process takes connections. Default: 0,
    /// as they come.</summary>
    public SimDuration AcceptEvery { get; init; }

    /// <summary>Empty queues for one port; null where they can neither fill up nor forget.</summary>
    internal TcpListener? CreateQueues() => Backlog is null && SynCookies != SynCookies.Always
        ? null
        : new TcpListener(Backlog ?? int.MaxValue, SynCookies, AbortsOnOverflow);
}
