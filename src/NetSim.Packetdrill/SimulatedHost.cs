using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>The endpoint: its sockets, its clock, and what it sent.</summary>
internal sealed class SimulatedHost
{
    // So far apart that numbers of two connections, or of the two sides, cannot be taken for each other.
    private const uint InitialSequenceStep = 100_000_007;

    // As many steps of timers without an event of the script are no behaviour but a loop.
    private const int MostSteps = 1_000_000;

    private readonly Dictionary<long, SimulatedSocket> _descriptors = [];
    private readonly List<SimulatedSocket> _sockets = [];
    private readonly Queue<SentPacket> _sent = [];
    private uint _nextInitial = InitialSequenceStep;

    /// <summary>What new sockets get.</summary>
    public HostSettings Settings { get; } = new();

    /// <summary>The time.</summary>
    public SimTime Now { get; private set; }

    /// <summary>The connection under test; null before there is one.</summary>
    public SimulatedSocket? Current { get; private set; }

    /// <summary>Told after each step, when what blocks may go on.</summary>
    public Action OnStep { get; set; } = () => { };

    /// <summary>What was sent and not yet expected.</summary>
    public Queue<SentPacket> Sent => _sent;

    /// <summary>The socket of a descriptor; null for none.</summary>
    public SimulatedSocket? Find(long descriptor) => _descriptors.GetValueOrDefault(descriptor);

    /// <summary>A new socket.</summary>
    public SimulatedSocket Create() => new(Settings.Options);

    /// <summary>Gives a socket a descriptor.</summary>
    public void Bind(long descriptor, SimulatedSocket socket) => _descriptors[descriptor] = socket;

    /// <summary>Takes a descriptor back.</summary>
    public void Unbind(long descriptor) => _descriptors.Remove(descriptor);

    /// <summary>A connection that is open and that nobody has accepted; null if there is none.</summary>
    public SimulatedSocket? Acceptable => _sockets.Find(socket =>
        !socket.IsAccepted && !socket.IsClosed && socket.WasConnected && socket.Connection is not null);

    /// <summary>Gives a socket a connection, and makes it the one under test.</summary>
    public TcpConnection Connect(SimulatedSocket socket)
    {
        var connection = new TcpConnection(socket.Options, new SequenceNumber(_nextInitial));
        _nextInitial = unchecked(_nextInitial + InitialSequenceStep);
        foreach (var setting in socket.OnConnection)
        {
            setting(connection);
        }

        socket.Connection = connection;
        _sockets.Add(socket);
        Current = socket;
        return connection;
    }

    /// <summary>The connection under test is what comes next.</summary>
    public void Forget() => Current = null;

    /// <summary>The socket that a segment goes to.</summary>
    /// <param name="segment">The segment, its numbers as the script counts.</param>
    public SimulatedSocket Receiver(PacketAction segment)
    {
        var isSyn = segment.Flags.HasFlag(TcpFlags.Syn) && (segment.Flags & (TcpFlags.Acknowledge | TcpFlags.Reset)) == TcpFlags.None;
        var listener = _descriptors.Values.FirstOrDefault(socket => socket.IsListening);
        var isNew = Current?.Connection is not { } current || (isSyn && listener is not null && IsOver(current, segment));
        if (!isNew)
        {
            return Current!;
        }

        var socket = new SimulatedSocket(listener?.Options ?? Settings.Options);
        socket.OnConnection.AddRange(listener?.OnConnection ?? []);
        var connection = Connect(socket);
        if (listener is not null)
        {
            connection.Listen();
        }

        if (!isSyn || listener is null)
        {
            // It will be answered, and nothing comes of it.
            socket.IsClosed = true;
            Current = null;
        }

        return socket;
    }

    // Whether a SYN is for a new connection from another port.
    private bool IsOver(TcpConnection current, PacketAction syn) =>
        Current!.IsClosed
        || current.State is TcpState.Closed or TcpState.TimeWait
        || (current.State == TcpState.Established && Current.PeerInitial != syn.Sequence && syn.Sequence == 0);

    /// <summary>Gives a segment to a connection.</summary>
    public void Deliver(SimulatedSocket socket, TcpSegment segment)
    {
        socket.Connection!.Receive(segment, Now);
        Drain();
    }

    /// <summary>Moves the clock; timers that are due before expire, those that are due then do not yet.</summary>
    public void AdvanceTo(SimTime time)
    {
        for (var step = 0; NextTimeout < time; step++)
        {
            Step(step);
        }

        Now = SimTime.Max(Now, time);
    }

    /// <summary>Lets timers expire until a packet is there.</summary>
    /// <param name="latest">The last time that counts.</param>
    /// <returns>Whether there is one.</returns>
    public bool WaitForPacket(SimTime latest) => WaitFor(() => _sent.Count > 0, latest);

    /// <summary>Lets timers expire until a condition holds.</summary>
    /// <returns>Whether it holds.</returns>
    public bool WaitFor(Func<bool> condition, SimTime latest)
    {
        for (var step = 0; !condition(); step++)
        {
            if (NextTimeout > latest || NextTimeout == SimTime.Never)
            {
                return false;
            }

            Step(step);
        }

        return true;
    }

    /// <summary>Collects what all connections send and tell.</summary>
    public void Drain()
    {
        foreach (var socket in _sockets)
        {
            while (socket.Connection!.TryTransmit(Now, out var segment))
            {
                _sent.Enqueue(new SentPacket(socket, segment, Now));
            }

            socket.ReadEvents();
        }

        OnStep();
    }

    private SimTime NextTimeout
    {
        get
        {
            var next = SimTime.Never;
            foreach (var socket in _sockets)
            {
                next = SimTime.Min(next, socket.Connection!.NextTimeout ?? SimTime.Never);
            }

            return next;
        }
    }

    private void Step(int step)
    {
        if (step > MostSteps)
        {
            throw new ScriptRunException("the endpoint's timers do not come to rest");
        }

        Now = SimTime.Max(Now, NextTimeout);
        foreach (var socket in _sockets)
        {
            if (socket.Connection!.NextTimeout <= Now)
            {
                socket.Connection.HandleTimeout(Now);
            }
        }

        Drain();
    }
}
