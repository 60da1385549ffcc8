using NetSim.Network.Applications;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>What all connections of one specification to one server have in common.</summary>
/// <param name="Spec">The specification.</param>
/// <param name="Draws">Its random sizes and times.</param>
/// <param name="Client">The host that opens.</param>
/// <param name="Server">The host it goes to.</param>
/// <param name="Port">The port it goes to.</param>
/// <param name="ToServer">The links from client to server.</param>
/// <param name="ToClient">The links from server to client.</param>
internal sealed record ConversationPlan(
    ConnectionSpec Spec, WorkloadDraws Draws, Host Client, Host Server, int Port, Link[] ToServer, Link[] ToClient)
{
    // RFC 8200 §5.
    private const int LeastMtu6 = 1280;

    private readonly Dictionary<(string Router, bool ToClient), Link[]> _waysBack = [];

    /// <summary>Finds the links from one node to another.</summary>
    public required Router Router { get; init; }

    /// <summary>Waits for states of its connections; null: nobody does.</summary>
    public Scripting.ScriptDirector? Director { get; init; }

    /// <summary>The links of one connection, there and back.</summary>
    /// <param name="owner">Whose draws it uses.</param>
    public Ways WaysOf(ulong owner) => Router.SpreadsFlows
        ? new Ways(
            Router.FindPath(Client.Spec.Name, Server.Spec.Name, owner), Router.FindPath(Server.Spec.Name, Client.Spec.Name, ~owner))
        : new Ways(ToServer, ToClient);

    /// <summary>Bytes of the IP header of its packets.</summary>
    public int IpHeaderBytes { get; } = HeaderBytesOf(Spec);

    /// <summary>The client’s TCP options, for the link it is at.</summary>
    public TcpOptions ClientTcp { get; } = For(ToServer[0], Client.Spec.Tcp, Spec);

    /// <summary>The server’s TCP options, for the link it is at.</summary>
    public TcpOptions ServerTcp { get; } = For(ToClient[0], Server.Spec.Tcp, Spec);

    /// <summary>An end’s TCP, closed.</summary>
    public TcpConnection CreateTcp(bool isClient, SequenceNumber initialSequence)
    {
        var (host, peer, options) = isClient ? (Client, Server.Spec.Name, ClientTcp) : (Server, Client.Spec.Name, ServerTcp);
        var tcp = new TcpConnection(options, initialSequence, host.TimerPhase, host.PathTo(peer, options));
        tcp.NoDelay = Spec.NoDelay ?? tcp.NoDelay;
        return tcp;
    }

    /// <summary>An end’s application.</summary>
    public ScriptedApplication CreateApplication(bool isClient, ulong owner) =>
        new(isClient ? Spec.Client : Spec.Server) { Draws = new ConversationDraws(Draws, owner) };

    /// <summary>The links from a router back to one of the ends.</summary>
    public Link[] WayBack(string router, bool toClient)
    {
        if (!_waysBack.TryGetValue((router, toClient), out var way))
        {
            way = Router.FindPath(router, toClient ? Client.Spec.Name : Server.Spec.Name);
            _waysBack.Add((router, toClient), way);
        }

        return way;
    }

    /// <summary>Whether somebody listens at the server’s port.</summary>
    public bool IsListening => Server.ListensAt(Port);

    private (string Host, int Port) Address => (Server.Spec.Name, Port);

    /// <summary>What a new connection resumes with, from an earlier one in the run; null: nothing.</summary>
    public TlsSession? TakeSession(SimTime now) => Spec.Tls is { KeepsSessions: true } tls
        ? Client.Sessions.Take(Address, (Spec.ServerTls ?? tls).SessionLifetime, now)
        : null;

    /// <summary>Keeps a session for later connections, where they are to resume.</summary>
    public void KeepSession(TlsSession session, SimTime now)
    {
        if (Spec.Tls is { KeepsSessions: true })
        {
            Client.Sessions.Keep(Address, session, now);
        }
    }

    // The MTU of its own link bounds what a host sends and offers to take (RFC 6691).
    private static TcpOptions For(Link own, TcpOptions options, ConnectionSpec spec)
    {
        if (spec.IpVersion == 6)
        {
            options = options with { IpHeaderBytes = HeaderBytesOf(spec), MinimumPathMtu = LeastMtu6 };
        }

        if (own.Spec.Mtu is not { } mtu)
        {
            return options;
        }

        var fits = options with { Mtu = mtu, MaximumSegmentSize = null };
        return options.MaximumSegmentSize < fits.OfferedSegmentBytes
            ? fits with { MaximumSegmentSize = options.MaximumSegmentSize }
            : fits;
    }

    private static int HeaderBytesOf(ConnectionSpec spec) =>
        spec.IpVersion == 6 ? TcpOptions.IPv6HeaderBytes : TcpOptions.IPv4HeaderBytes;
}
