using NetSim.Engine;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>A host that ends connections.</summary>
/// <param name="spec">What it is like.</param>
internal sealed class Host(HostSpec spec)
{
    private readonly Dictionary<int, TcpListener?> _listeners = [];
    private readonly Dictionary<(string Destination, int HeaderBytes), PathMtu> _paths = [];
    private readonly Dictionary<int, SimTime> _nextAccept = [];
    private readonly List<(SimTime From, SimTime To)> _outages = [];

    /// <summary>What it is like.</summary>
    public HostSpec Spec { get; } = spec;

    /// <summary>Its processor.</summary>
    public HostCpu Cpu { get; } = new(spec.Cpu);

    /// <summary>The sessions that its TLS clients may resume.</summary>
    public SessionCache Sessions { get; } = new();

    /// <summary>How long before the start of the run tick 0 of its clock was.</summary>
    public SimDuration TimerPhase { get; private set; }

    /// <summary>Makes the host as new, for a run.</summary>
    /// <param name="streams">The randomness of the run.</param>
    public void Reset(RandomStreams streams)
    {
        _outages.Clear();
        Cpu.Reset();
        Forget();
        TimerPhase = Spec.Tcp switch
        {
            { TimerPhase: { } phase } => phase,
            { TimerHz: { } hertz } => PartOf(
                TimerWheel.Period(hertz),
                streams[Spec.Tcp.SharesTimerPhase ? "timer phase" : $"timer phase {Spec.Name}"].NextUniform()),
            _ => SimDuration.Zero,
        };
    }

    /// <summary>A script does something to it.</summary>
    public void Take(Scripting.Occurrence occurrence)
    {
        var at = SimTime.Start + occurrence.At;
        if (occurrence.Entry.Down is { } length)
        {
            _outages.Add((at, at + length));
        }

        if (occurrence.Entry.Speed is { } speed)
        {
            Cpu.ChangeSpeed(at, occurrence.Entry.For is { } stay ? at + stay : SimTime.Never, speed);
        }
    }

    /// <summary>Whether it is down at a time: nothing arrives at it, and nothing leaves it.</summary>
    public bool IsDown(SimTime at)
    {
        foreach (var (from, to) in _outages)
        {
            if (from <= at && at < to)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Loses all that it remembers, as in a crash.</summary>
    public void Crash()
    {
        Cpu.Stop();
        Forget();
    }

    private void Forget()
    {
        _listeners.Clear();
        _paths.Clear();
        _nextAccept.Clear();
        Sessions.Clear();
    }

    /// <summary>When its processes can do what is due at an instant: then, or when a stall ends or it is up again.</summary>
    public SimTime FirstRunFrom(SimTime at)
    {
        for (var i = 0; i < Spec.Stalls.Count; i++)
        {
            at = Spec.Stalls[i].Covers(at) ? Spec.Stalls[i].End : at;
        }

        foreach (var (from, to) in _outages)
        {
            at = from <= at && at < to ? to : at;
        }

        return at;
    }

    /// <summary>What it knows of the MTU of the path to another host.</summary>
    /// <param name="destination">The other host.</param>
    /// <param name="options">Its TCP options for the link that it is at.</param>
    public PathMtu PathTo(string destination, TcpOptions options)
    {
        if (!_paths.TryGetValue((destination, options.IpHeaderBytes), out var path))
        {
            path = new PathMtu(options.GreatestPacketBytes);
            _paths.Add((destination, options.IpHeaderBytes), path);
        }

        return path;
    }

    /// <summary>Whether somebody listens at a port.</summary>
    public bool ListensAt(int port) => Spec.ListeningPorts?.Contains(port) ?? true;

    /// <summary>The queues of the socket that listens at a port; null where there are no limits.</summary>
    public TcpListener? ListenerAt(int port)
    {
        if (!_listeners.TryGetValue(port, out var listener))
        {
            listener = Spec.Listener.CreateQueues();
            _listeners.Add(port, listener);
        }

        return listener;
    }

    /// <summary>When the application accepts a connection that is complete now. It is asked once for each.</summary>
    public SimTime AcceptAt(int port, SimTime now)
    {
        var at = now + Spec.Listener.AcceptDelay;
        if (Spec.Listener.AcceptEvery > SimDuration.Zero)
        {
            at = _nextAccept.TryGetValue(port, out var next) ? SimTime.Max(at, next) : at;
            _nextAccept[port] = at + Spec.Listener.AcceptEvery;
        }

        return at;
    }

    private static SimDuration PartOf(SimDuration whole, double part) => new((long)(whole.Nanoseconds * part));
}
