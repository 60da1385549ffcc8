using NetSim.Engine;
using NetSim.Network.Applications;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>What one end says in the clear before TLS.</summary>
internal sealed class TlsOpening
{
    private readonly ScriptedApplication _application;
    private readonly EndpointSocket _socket;

    private TlsOpening(ScriptedApplication application, EndpointSocket socket)
    {
        _application = application;
        _socket = socket;
    }

    /// <summary>Whether all is said.</summary>
    public bool IsFinished => _application.IsFinished;

    /// <summary>The opening of one end; null if TLS begins at once.</summary>
    public static TlsOpening? Of(
        StartTls protocol, IScheduler scheduler, Conversation conversation, bool isClient, TcpConnection tcp) =>
        Preamble.Of(protocol) is { } preamble
            ? new TlsOpening(
                new ScriptedApplication(isClient ? preamble.Client : preamble.Server),
                new EndpointSocket(scheduler, conversation, isClient, tcp, tls: null) { IsPreamble = true })
            : null;

    /// <summary>Begins.</summary>
    public void Start() => _application.Start();

    /// <summary>Says what can be said now.</summary>
    /// <returns>Whether anything was done.</returns>
    public bool Advance(bool isStreamEnded, SimTime now)
    {
        _socket.IsTcpEnded = isStreamEnded;
        return _application.Advance(_socket, now);
    }
}
