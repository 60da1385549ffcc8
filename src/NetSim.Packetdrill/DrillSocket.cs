using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>A socket of the script’s application.</summary>
internal sealed class DrillSocket
{
    /// <summary>Its connection; null before there is one.</summary>
    public Flow? Flow { get; set; }

    /// <summary>Whether connect() has said that the connection is open.</summary>
    public bool IsToldConnected { get; set; }

    /// <summary>Whether it listens.</summary>
    public bool IsListening { get; set; }

    /// <summary>Whether calls return at once (O_NONBLOCK).</summary>
    public bool IsNonBlocking { get; set; }

    /// <summary>Whether the application reads no more (SHUT_RD).</summary>
    public bool IsReadShut { get; set; }

    /// <summary>How many connections may be open fast at once (TCP_FASTOPEN); 0 for none.</summary>
    public int FastOpenQueue { get; set; }

    /// <summary>Whether connect() waits for the first write (TCP_FASTOPEN_CONNECT).</summary>
    public bool DefersConnect { get; set; }

    /// <summary>Changes to the options of the connection that is still to come.</summary>
    public Func<TcpOptions, TcpOptions> Prepare { get; set; } = static options => options;

    /// <summary>Changes to the socket of that connection.</summary>
    public List<Action<TcpConnection>> Settings { get; } = [];

    /// <summary>The values of options that only come back when asked for.</summary>
    public Dictionary<string, long> Values { get; } = new(StringComparer.Ordinal);
}
