using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>The machine under test: its clock, its connections, and the one that the script is about.</summary>
internal sealed class Machine
{
    private const uint InitialSequence = 1_000_000;

    private readonly Sysctls _sysctls;
    private readonly int _mtu;
    private readonly List<Flow> _flows = [];

    /// <summary>A machine that has just started.</summary>
    /// <param name="sysctls">Its settings.</param>
    /// <param name="mtu">The MTU of its link, in bytes.</param>
    public Machine(Sysctls sysctls, int mtu)
    {
        (_sysctls, _mtu) = (sysctls, mtu);
        FastOpen = new FastOpenClient(this, sysctls);
    }

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

    /// <summary>The script turns to a new socket, which has no connection yet.</summary>
    public void Forget() => Current = null;

    /// <summary>A connection for a socket.</summary>
    public Flow Create(DrillSocket socket)
    {
        var flow = new Flow(new TcpConnection(socket.Prepare(_sysctls.Options(_mtu)), new SequenceNumber(InitialSequence)));
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
