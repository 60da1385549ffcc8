// Read first: RFC 1191 §6, RFC 8201 §5; Linux __ip_rt_update_pmtu, ip_rt_mtu_expires, ip_rt_min_pmtu.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What a host knows of the MTU of the path to another, shared by its connections to it and handed on to later ones
/// (Linux: the exception of a route).</summary>
/// <param name="interfaceMtu">The MTU of the host’s own link, in bytes.</param>
public sealed class PathMtu(int interfaceMtu)
{
    private int _interface = interfaceMtu;
    private int _learnt;
    private SimTime _expiresAt;

    /// <summary>The MTU to send with, in bytes.</summary>
    public int At(SimTime now) => IsLearnt(now) ? _learnt : _interface;

    /// <summary>Whether the path needs packets so small that they go out without DF, to be fragmented on the way (Linux: the
    /// lock on a route’s MTU).</summary>
    public bool IsLocked(SimTime now) => IsLocking && IsLearnt(now);

    private bool IsLocking { get; set; }

    /// <summary>The MTU of the host’s own link, or of a route, is another now; what was learnt is forgotten.</summary>
    /// <param name="mtu">That MTU, in bytes.</param>
    public void Change(int mtu) => (_interface, _learnt) = (mtu, 0);

    /// <summary>A router said how large a packet may be.</summary>
    /// <param name="mtu">That size, in bytes.</param>
    /// <param name="options">The endpoint’s options: the least that is believed, and for how long.</param>
    /// <param name="now">The current time.</param>
    public void Learn(int mtu, TcpOptions options, SimTime now)
    {
        var known = At(now);
        if (known < mtu || (IsLocked(now) && mtu < options.MinimumPathMtu))
        {
            return;
        }

        // IPv6 has no fragmentation on the way: its least MTU is enough for all (RFC 8200 §5).
        IsLocking = mtu < options.MinimumPathMtu && options.IpHeaderBytes == TcpOptions.IPv4HeaderBytes;
        _learnt = Math.Min(known, Math.Max(mtu, options.MinimumPathMtu));
        _expiresAt = now + options.PathMtuExpiry;
    }

    private bool IsLearnt(SimTime now) => _learnt > 0 && now < _expiresAt;
}
