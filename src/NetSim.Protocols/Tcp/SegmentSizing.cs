// Read first: RFC 1191, RFC 8201, RFC 4821, RFC 6691; Linux tcp_sync_mss, tcp_mtu_to_mss, tcp_mtup_init,
// tcp_v4_mtu_reduced.
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>How large segments are: what the peer takes, less options, and what the path takes.</summary>
internal sealed class SegmentSizing
{
    private const int TcpHeaderBytes = 20;

    // Linux, tcp_min_snd_mss: a path may not make us send crumbs.
    private const int LeastSegmentBytes = 48;

    // ip_rt_min_advmss.
    private const int LeastOffer = 256;

    private readonly TcpControlBlock _tcb;
    private readonly PathMtu _path;

    // The smaller of both sides’ MSS, options included.
    private int _negotiated;
    private int _optionBytes;

    // The path’s MTU that segments were last made for (icsk_pmtu_cookie).
    private int _cookie;

    /// <summary>Nothing is negotiated yet.</summary>
    /// <param name="tcb">The connection.</param>
    /// <param name="path">What its host knows of the path.</param>
    public SegmentSizing(TcpControlBlock tcb, PathMtu path)
    {
        (_tcb, _path) = (tcb, path);
        Probing = new MtuProbing(tcb, this);
    }

    /// <summary>The search for the largest packet that passes, without the help of routers.</summary>
    public MtuProbing Probing { get; }

    /// <summary>The smaller of both sides’ MSS as an MTU: what the peer takes at most.</summary>
    public int GreatestMtu => _negotiated + HeaderBytes;

    /// <summary>MSS that a SYN offers: a path that is known to take less is not offered more (Linux
    /// ipv4_default_advmss).</summary>
    public int OfferedSegmentBytes(SimTime now) =>
        Math.Min(_tcb.Options.OfferedSegmentBytes, Math.Max(LeastOffer, _path.At(now) - HeaderBytes));

    /// <summary>Bytes of data in a segment that fills the path as far as it is known.</summary>
    public int PathSegmentBytes(SimTime now) => ToSegment(_path.At(now), int.MaxValue);

    /// <summary>Whether routers may fragment what goes out now.</summary>
    public bool MayBeFragmented(SimTime now) => _tcb.Options.IpHeaderBytes == TcpOptions.IPv4HeaderBytes
        && (!_tcb.Options.PathMtuDiscovery || _path.IsLocked(now));

    private int HeaderBytes => _tcb.Options.IpHeaderBytes + TcpHeaderBytes;

    /// <summary>Both SYNs are known.</summary>
    /// <param name="negotiated">The smaller MSS of both sides, in bytes.</param>
    /// <param name="optionBytes">What options take of every segment.</param>
    /// <param name="now">The current time.</param>
    public void Begin(int negotiated, int optionBytes, SimTime now)
    {
        (_negotiated, _optionBytes) = (negotiated, optionBytes);
        if (_tcb.State == TcpState.Listen)
        {
            // A search of the passive side counts only once it has moved (Linux tcp_v4_syn_recv_sock, tcp_init_transfer).
            Probing.Forget();
            Sync(_path.At(now));
            Probing.Begin(now);
            return;
        }

        Probing.Begin(now);
        Sync(_path.At(now));
    }

    /// <summary>Takes note of what another connection learnt of the path, or of its being forgotten (Linux
    /// tcp_current_mss).</summary>
    public void Refresh(SimTime now)
    {
        if (_negotiated > 0 && _path.At(now) is var mtu && mtu != _cookie)
        {
            Sync(mtu);
        }
    }

    /// <summary>A router says how large a packet may be (Linux tcp_v4_mtu_reduced).</summary>
    /// <returns>Whether segments got smaller, so that what is out and larger is lost.</returns>
    public bool Reduce(int mtu, SimTime now)
    {
        var before = _negotiated == 0 ? _path.At(now) : _cookie;
        _path.Learn(mtu, _tcb.Options, now);
        var reduced = _path.At(now);
        if (reduced >= before || !_tcb.Options.PathMtuDiscovery)
        {
            return false;
        }

        if (_negotiated > 0)
        {
            Sync(reduced);
        }

        return true;
    }

    /// <summary>Makes segments for what is known of the path.</summary>
    public void Sync() => Sync(_cookie);

    /// <summary>The MTU that segments with so much data need.</summary>
    public int ToMtu(int segmentBytes) => segmentBytes + _optionBytes + HeaderBytes;

    /// <summary>Bytes of data that fit a packet.</summary>
    public int ToSegment(int mtu) => ToSegment(mtu, _negotiated);

    private int ToSegment(int mtu, int most) =>
        Math.Max(LeastSegmentBytes, Math.Min(most, mtu - HeaderBytes) - _optionBytes);

    private void Sync(int mtu)
    {
        _cookie = mtu;
        Probing.LimitTo(mtu);
        _tcb.Send.SegmentBytes = Math.Min(ToSegment(mtu), Probing.GreatestSegmentBytes);
    }
}
