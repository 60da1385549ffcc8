using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>The machine under test: its clock, its connections, and the one that the script is about.</summary>
internal sealed class Machine
{
    private const uint InitialSequence = 1_000_000;

    private readonly Sysctls _sysctls;
    private int _mtu;
    private int? _initialWindow;
    private PathMtu? _path;
    private readonly List<Flow> _flows = [];

    /// <summary>A machine that has just started.</summary>
    /// <param name="sysctls">Its settings.</param>
    /// <param name="mtu">The MTU of its link, in bytes.</param>
    public Machine(Sysctls sysctls, int mtu)
    {
        (_sysctls, _mtu) = (sysctls, mtu);
        FastOpen = new FastOpenClient(this, sysctls);
    }

    /// <summary>Whether its packets have the headers of IPv6.</summary>
    public bool IsVersion6 { get; init; }

    /// <summary>Fast Open.</summary>
    public FastOpenClient FastOpen { get; }

    /// <summary>The current time.</summary>
    public SimTime Now { get; private set; }

    /// <summary>The connection that packets belong to.</summary>
    public Flow? Current { get; private set; }

    /// <summary>The socket that listens, and takes the next connection.</summary>
    public DrillSocket? Listener { get; private set; }

    // Whether the next packet that comes makes a new connection for the listener.
    private bool _takesNew;

    /// <summary>The script turns to a socket that listens.</summary>
    public void Listen(DrillSocket socket)
    {
        Listener = socket;
        _takesNew = true;
    }

    /// <summary>A listening socket is closed.</summary>
    public void StopListening(DrillSocket socket)
    {
        if (Listener == socket)
        {
            Listener = null;
            _takesNew = false;
        }
    }

    /// <summary>Runs a shell command as far as it changes the route to the peer: its MTU, its initial window.</summary>
    public void Route(string command)
    {
        if (!command.Contains(IsVersion6 ? "ip -6 route" : "ip route", StringComparison.Ordinal))
        {
            return;
        }

        var words = command.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        _initialWindow = Metric(words, "initcwnd") ?? _initialWindow;
        if (Metric(words, "mtu") is { } mtu)
        {
            _mtu = mtu;
            _path?.Change(mtu);
        }
    }

    /// <summary>The script turns to a new socket, which has no connection yet.</summary>
    public void Forget() => Current = null;

    /// <summary>A connection for a socket.</summary>
    public Flow Create(DrillSocket socket)
    {
        var options = socket.Prepare(_sysctls.Options(_mtu));
        options = options with
        {
            InitialWindowSegments = _initialWindow ?? options.InitialWindowSegments,
            IpHeaderBytes = IsVersion6 ? TcpOptions.IPv6HeaderBytes : TcpOptions.IPv4HeaderBytes,
        };
        _path = new PathMtu(options.GreatestPacketBytes);
        var flow = new Flow(new TcpConnection(options, new SequenceNumber(InitialSequence), path: _path));
        foreach (var setting in socket.Settings)
        {
            setting(flow.Connection);
        }

        _flows.Add(flow);
        Current = flow;
        return flow;
    }

    /// <summary>A packet comes.</summary>
    public void Receive(DrillPacket packet)
    {
        if (_takesNew && Listener is { } listener)
        {
            Create(listener).Connection.Listen(FastOpen.Listener(listener));
            _takesNew = false;
        }
        else if (Current is null or { Connection.State: TcpState.Closed } && Listener is { } open
            && DrillFlags.Parse(packet.Flags) == TcpFlags.Syn)
        {
            Create(open).Connection.Listen(FastOpen.Listener(open));
        }

        // Where nobody is, a closed end answers.
        Current ??= Create(new DrillSocket());
        FastOpen.Learn(Current, Current.Receive(packet, Now));
    }

    /// <summary>Lets time pass up to an instant; what is due then is still to come.</summary>
    public void AdvanceTo(SimTime time)
    {
        while (NextTimeout is { } next && next < time)
        {
            Expire(next);
        }

        Now = SimTime.Max(Now, time);
    }

    /// <summary>Lets time pass until the current connection has sent something, at most up to an instant.</summary>
    public bool WaitForPacket(SimTime limit)
    {
        while (Current is not { Sent.Count: > 0 })
        {
            if (NextTimeout is not { } next || next > limit)
            {
                return false;
            }

            Expire(next);
        }

        return true;
    }

    /// <summary>Takes what all connections want to send.</summary>
    public void Drain()
    {
        foreach (var flow in _flows)
        {
            flow.Drain(Now);
        }
    }

    /// <summary>When a timer expires next; null when none runs.</summary>
    public SimTime? NextTimeout => _flows.Min(static flow => flow.Connection.NextTimeout);

    private static int? Metric(string[] words, string name)
    {
        var at = Array.IndexOf(words, name);
        var value = at < 0 ? null : words.Skip(at + 1).FirstOrDefault(static word => word != "lock");
        return int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private void Expire(SimTime at)
    {
        Now = SimTime.Max(Now, at);
        foreach (var flow in _flows.Where(flow => flow.Connection.NextTimeout <= Now))
        {
            flow.Connection.HandleTimeout(Now);
            flow.Drain(Now);
        }
    }
}
