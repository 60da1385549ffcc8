using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network.Middleboxes;

/// <summary>What a stateful middlebox knows of a connection.</summary>
internal struct TrackedConnection
{
    private bool _isAnswered;
    private bool _isOpen;
    private bool _hasClientEnded;
    private bool _hasServerEnded;
    private bool _isReset;

    /// <summary>When a packet of it passed last.</summary>
    public SimTime UsedAt { get; private set; }

    /// <summary>Until when it is remembered if no packet of it comes.</summary>
    public readonly SimTime ExpiresAt(MiddleboxSpec spec)
    {
        var isClosing = _isReset || (_hasClientEnded && _hasServerEnded);
        return UsedAt + (_isOpen && !isClosing ? spec.IdleTimeout : spec.TransitoryTimeout);
    }

    /// <summary>A packet of it passes.</summary>
    public void Pass(in Packet packet, SimTime now)
    {
        UsedAt = now;
        var segment = packet.Segment;
        var isSyn = segment.Has(TcpFlags.Syn);
        _isOpen |= _isAnswered && packet.FromClient && !isSyn;
        _isAnswered |= isSyn && !packet.FromClient;
        _isReset |= segment.Has(TcpFlags.Reset);
        if (segment.Has(TcpFlags.Fin))
        {
            _hasClientEnded |= packet.FromClient;
            _hasServerEnded |= !packet.FromClient;
        }
    }
}
