using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Network;

/// <summary>A connection, or many that are alike.</summary>
public sealed record ConnectionSpec
{
    /// <summary>Its name, unique in the scenario.</summary>
    public required string Name { get; init; }

    /// <summary>The host that opens it.</summary>
    public required string From { get; init; }

    /// <summary>The host it goes to.</summary>
    public required string To { get; init; }

    /// <summary>The port it goes to.</summary>
    public required int Port { get; init; }

    /// <summary>Further servers that it may go to. Default: none.</summary>
    public Preferences<ServerAddress> OtherServers { get; init; } = [];

    /// <summary>Which of several servers each goes to. Default: one after the other.</summary>
    public Balance Balance { get; init; }

    /// <summary>Whether it is only load for the others: statistics leave it out. Default: false.</summary>
    public bool IsBackground { get; init; }

    /// <summary>Whether each is only a SYN with an address that is not its sender’s, so that nobody answers the server. It
    /// leaves no record. Default: false.</summary>
    public bool IsSynFlood { get; init; }

    /// <summary>When it opens, and how often. Default: once, at 0 s.</summary>
    public StartSpec Start { get; init; } = new();

    /// <summary>TLS on top of TCP; null for plain TCP.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>What the server’s TLS allows, where that is not the same; null: the same.</summary>
    public TlsOptions? ServerTls { get; init; }

    /// <summary>What is said in the clear before TLS. Default: nothing.</summary>
    public StartTls StartTls { get; init; }

    /// <summary>The version of IP: 4 or 6. It says how long IP headers are, and with them the default MSS. Default: 4.</summary>
    public int IpVersion { get; init; } = 4;

    /// <summary>TCP_NODELAY on both sockets; null: what each host’s stack says.</summary>
    public bool? NoDelay { get; init; }

    /// <summary>Fast Open, on plain TCP. Default: off.</summary>
    public FastOpenUse FastOpen { get; init; }

    /// <summary>What the client’s application does, from the moment the connection is usable (TLS included).</summary>
    public required IReadOnlyList<ApplicationStep> Client { get; init; }

    /// <summary>What the server’s application does.</summary>
    public required IReadOnlyList<ApplicationStep> Server { get; init; }

    /// <summary>Whether the server’s host opens too, at the same instant (simultaneous open). Default: false.</summary>
    public bool SimultaneousOpen { get; init; }
}
