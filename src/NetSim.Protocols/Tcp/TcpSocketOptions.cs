// Read first: RFC 9293 §3.8.4 (keep-alives); RFC 5482 (user timeout); Linux tcp(7), socket(7).
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>What an application sets on its socket, and may change while the connection lives.</summary>
/// <remarks>After a change the driver asks for segments and for the next timeout, as after any other call.</remarks>
public sealed class TcpSocketOptions
{
    private readonly TcpControlBlock _tcb;

    /// <summary>What a new socket has.</summary>
    internal TcpSocketOptions(TcpControlBlock tcb)
    {
        _tcb = tcb;
        var options = tcb.Options;
        IsKeptAlive = options.KeepAlive;
        KeepAliveTime = options.KeepAliveTime;
        KeepAliveInterval = options.KeepAliveInterval;
        KeepAliveProbes = options.KeepAliveProbes;
        UserTimeout = options.UserTimeout;
        SynRetries = options.SynRetries;
        FinWait2Timeout = options.FinWait2Timeout;
    }

    /// <summary>TCP_CORK: whether a segment that is not full waits for more data, at most until the timer of a shut
    /// window would send it: RTO, 200 ms or more. Default: off.</summary>
    public bool Cork
    {
        get;
        set
        {
            field = value;
            _tcb.Stir();
        }
    }

    /// <summary>SIOCOUTQNSD: what was written and not sent yet, in bytes.</summary>
    public long UnsentBytes => _tcb.Send.UnsentBytes;

    /// <summary>SO_KEEPALIVE: whether a silent peer is asked if it is still there. Default:
    /// <see cref="TcpOptions.KeepAlive"/>.</summary>
    public bool IsKeptAlive { get; private set; }

    /// <summary>TCP_KEEPIDLE: how long the peer has to be silent. Default:
    /// <see cref="TcpOptions.KeepAliveTime"/>.</summary>
    public SimDuration KeepAliveTime { get; private set; }

    /// <summary>TCP_KEEPINTVL: the time between probes. Default: <see cref="TcpOptions.KeepAliveInterval"/>.</summary>
    public SimDuration KeepAliveInterval { get; set; }

    /// <summary>TCP_KEEPCNT: how many probes go unanswered before the connection is reset. Default:
    /// <see cref="TcpOptions.KeepAliveProbes"/>.</summary>
    public int KeepAliveProbes { get; set; }

    /// <summary>TCP_USER_TIMEOUT: how long data may stay unacknowledged, counted from its first retransmission, and how
    /// long a shut window or a silent peer is probed; null: as the retries say. Default:
    /// <see cref="TcpOptions.UserTimeout"/>.</summary>
    public SimDuration? UserTimeout
    {
        get;
        set
        {
            field = value;
            _tcb.Stir();
        }
    }

    /// <summary>SO_LINGER: how long close() waits for what was sent to be acknowledged; zero: close() resets the
    /// connection; null: close() returns at once. Default: null.</summary>
    public SimDuration? Linger { get; set; }

    /// <summary>TCP_SYNCNT: SYN retransmissions with back-off. Default: <see cref="TcpOptions.SynRetries"/>.</summary>
    public int SynRetries { get; set; }

    /// <summary>TCP_LINGER2: how long FIN-WAIT-2 lasts once the application has closed. Default:
    /// <see cref="TcpOptions.FinWait2Timeout"/>.</summary>
    public SimDuration FinWait2Timeout { get; set; }

    /// <summary>Sets TCP_QUICKACK: ACKs go out at once, or wait for data to go with (Linux tcp_sock_set_quickack).</summary>
    public void SetQuickAck(bool on)
    {
        _tcb.Stir();
        _tcb.Acks.SetQuick(on);
    }

    /// <summary>Sets SO_KEEPALIVE.</summary>
    public void SetKeepAlive(bool on, SimTime now)
    {
        var wasOn = IsKeptAlive;
        IsKeptAlive = on;
        _tcb.Timers.Now = now;
        if (!on)
        {
            _tcb.Timers.Stop(TcpTimer.KeepAlive);
        }
        else if (!wasOn && _tcb.State is not (TcpState.Closed or TcpState.Listen or TcpState.SynSent))
        {
            _tcb.Timers.Start(TcpTimer.KeepAlive, now + KeepAliveTime);
        }
    }

    /// <summary>Sets TCP_KEEPIDLE; what of it has passed already counts.</summary>
    public void SetKeepAliveTime(SimDuration time, SimTime now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, SimDuration.Zero);
        KeepAliveTime = time;
        _tcb.Timers.Now = now;
        if (_tcb.Timers.IsRunning(TcpTimer.KeepAlive))
        {
            _tcb.Timers.Start(TcpTimer.KeepAlive, SimTime.Max(now, _tcb.HeardAt + time));
        }
    }
}
