using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>A socket of the endpoint, with the connection under it.</summary>
/// <param name="options">What its connection is built with.</param>
internal sealed class SimulatedSocket(TcpOptions options)
{
    /// <summary>What its connection is built with, or the next one is.</summary>
    public TcpOptions Options { get; set; } = options;

    /// <summary>Its connection; null before it connects, and for a listener.</summary>
    public TcpConnection? Connection { get; set; }

    /// <summary>Whether it waits for connections.</summary>
    public bool IsListening { get; set; }

    /// <summary>Whether its calls return at once.</summary>
    public bool IsNonBlocking { get; set; }

    /// <summary>Whether the application has closed it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether the application has the connection.</summary>
    public bool IsAccepted { get; set; }

    /// <summary>Whether reading was shut down.</summary>
    public bool IsReadShut { get; set; }

    /// <summary>Whether writing was shut down.</summary>
    public bool IsWriteShut { get; set; }

    /// <summary>Whether connect() has said that it succeeded.</summary>
    public bool HasToldConnected { get; set; }

    /// <summary>Whether the connection was ever open.</summary>
    public bool WasConnected { get; set; }

    /// <summary>Whether the peer has closed its direction.</summary>
    public bool PeerClosed { get; set; }

    /// <summary>The error that the next call is told; null for none.</summary>
    public string? Error { get; set; }

    /// <summary>What is set on the connection as soon as there is one.</summary>
    public List<Action<TcpConnection>> OnConnection { get; } = [];

    /// <summary>The script’s number less the endpoint’s, for our own numbers; null before our SYN.</summary>
    public uint? LocalOffset { get; set; }

    /// <summary>The number of the peer’s SYN, as the script counts; null before one came.</summary>
    public uint? PeerInitial { get; set; }

    /// <summary>The script’s timestamps that stand for the endpoint’s.</summary>
    public Dictionary<uint, uint> Timestamps { get; } = [];

    /// <summary>The first pair of timestamps; null before one was sent.</summary>
    public (uint Script, uint Live)? FirstTimestamp { get; set; }

    /// <summary>Takes out what the connection has to tell.</summary>
    public void ReadEvents()
    {
        while (Connection is { } connection && connection.TryReadEvent(out var happened))
        {
            switch (happened.Kind)
            {
                case TcpEventKind.Connected:
                    WasConnected = true;
                    break;
                case TcpEventKind.PeerClosed:
                    PeerClosed = true;
                    break;
                case TcpEventKind.Failed:
                    Error = happened.Outcome switch
                    {
                        ConnectionOutcome.Refused => "ECONNREFUSED",
                        ConnectionOutcome.TimedOut => "ETIMEDOUT",
                        ConnectionOutcome.ResetByPeer => PeerClosed && !IsWriteShut ? "EPIPE" : "ECONNRESET",
                        _ => null,
                    };
                    break;
            }
        }
    }
}
