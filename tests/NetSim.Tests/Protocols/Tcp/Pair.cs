using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>Two endpoints joined by a delay, without an engine.</summary>
internal sealed class Pair
{
    // In the order of arrival; what arrives at one instant arrives in the order in which it was sent.
    private readonly PriorityQueue<(bool ToServer, TcpSegment Segment), (long At, long Order)> _wire = new();
    private readonly long[] _readBytes = new long[2];
    private long _order;

    public Pair(
        TcpOptions? client = null, TcpOptions? server = null, uint clientInitial = 1000, uint serverInitial = 7000)
    {
        Client = new TcpConnection(client ?? TcpOptions.Linux, new SequenceNumber(clientInitial));
        Server = new TcpConnection(server ?? client ?? TcpOptions.Linux, new SequenceNumber(serverInitial));
    }

    public TcpConnection Client { get; }

    public TcpConnection Server { get; }

    public PairDirection FromClient { get; } = new();

    public PairDirection FromServer { get; } = new();

    /// <summary>From one end to the other.</summary>
    public SimDuration Delay { get; set; } = 50.Milliseconds;

    /// <summary>Between two segments of one direction at least; a bottleneck without a limit to its
    /// queue.</summary>
    public SimDuration Spacing { get; set; }

    /// <summary>Whether both applications read whatever is there.</summary>
    public bool Reads { get; set; } = true;

    public SimTime Now { get; private set; }

    public SimDuration Elapsed => Now - SimTime.Start;

    public long ReadByClient => _readBytes[0];

    public long ReadByServer => _readBytes[1];

    public ConnectionOutcome? ClientFailure { get; private set; }

    public ConnectionOutcome? ServerFailure { get; private set; }

    public bool ClientSawEnd { get; private set; }

    public bool ServerSawEnd { get; private set; }

    /// <summary>Opens, and runs until the client is connected or has failed.</summary>
    public Pair Connect()
    {
        Server.Listen();
        Client.Open(Now);
        Flush();
        RunUntil(() => Client.State is not (TcpState.SynSent or TcpState.SynReceived));
        return this;
    }

    /// <summary>Runs until a condition holds; fails where nothing is left to happen, or too much
    /// has.</summary>
    public Pair RunUntil(Func<bool> isDone, int mostSteps = 100_000)
    {
        for (var step = 0; !isDone(); step++)
        {
            if (step == mostSteps || !Step())
            {
                Assert.Fail($"No end in sight at {Now}: {Client.State} and {Server.State}.\n{Tail}");
            }
        }

        return this;
    }

    /// <summary>Runs for a while.</summary>
    public Pair RunFor(SimDuration length)
    {
        var end = Now + length;
        while (NextAt() is { } at && at <= end)
        {
            Step();
        }

        Now = end;
        return this;
    }

    /// <summary>Runs until nothing is left to happen.</summary>
    public Pair RunOut(int mostSteps = 100_000)
    {
        for (var step = 0; Step(); step++)
        {
            if (step == mostSteps)
            {
                Assert.Fail($"No end in sight at {Now}: {Client.State} and {Server.State}.\n{Tail}");
            }
        }

        return this;
    }

    /// <summary>Sends what both ends have ready, after a call of the application’s.</summary>
    public Pair Flush()
    {
        while (FlushOne(Client, isServer: false) | FlushOne(Server, isServer: true))
        {
            // Until both are silent.
        }

        return this;
    }

    // The last segments, for whoever has to find out.
    public string Tail => string.Join("\n", FromClient.Sent.Select(sent => (sent.At, Line: $"C>S {sent}"))
        .Concat(FromServer.Sent.Select(sent => (sent.At, Line: $"S>C {sent}")))
        .OrderBy(sent => sent.At).TakeLast(30).Select(sent => sent.Line));

    private SimTime? NextAt()
    {
        var next = SimTime.Min(Client.NextTimeout ?? SimTime.Never, Server.NextTimeout ?? SimTime.Never);
        if (_wire.TryPeek(out _, out var first))
        {
            next = SimTime.Min(next, new SimTime(first.At));
        }

        return next == SimTime.Never ? null : next;
    }

    // One instant: arrivals before timers.
    private bool Step()
    {
        if (NextAt() is not { } at)
        {
            return false;
        }

        Assert.False(at < Now);
        Now = at;
        while (_wire.TryPeek(out _, out var first) && first.At == at.Nanoseconds)
        {
            var (toServer, segment) = _wire.Dequeue();
            (toServer ? Server : Client).Receive(segment, at);
            Flush();
        }

        if (Client.NextTimeout <= at)
        {
            Client.HandleTimeout(at);
        }

        if (Server.NextTimeout <= at)
        {
            Server.HandleTimeout(at);
        }

        Flush();
        return true;
    }

    private bool FlushOne(TcpConnection end, bool isServer)
    {
        var any = false;
        while (end.TryTransmit(Now, out var segment))
        {
            any = true;
            Carry(segment, isServer);
        }

        while (end.TryReadEvent(out var happened))
        {
            any = true;
            Note(happened, isServer);
        }

        if (Reads && end.ReadableBytes > 0)
        {
            any = true;
            _readBytes[isServer ? 1 : 0] += end.ReadableBytes;
            end.Read(end.ReadableBytes, Now);
        }

        return any;
    }

    private void Carry(in TcpSegment segment, bool fromServer)
    {
        var direction = fromServer ? FromServer : FromClient;
        var (copies, extra) = direction.Pass(segment, Now);
        for (; copies > 0; copies--)
        {
            direction.LastDeparture = SimTime.Max(Now, direction.LastDeparture + Spacing);
            var arrival = direction.LastDeparture + Delay + extra;
            _wire.Enqueue((!fromServer, segment), (arrival.Nanoseconds, _order++));
        }
    }

    private void Note(in TcpEvent happened, bool isServer)
    {
        switch (happened.Kind)
        {
            case TcpEventKind.Failed when isServer:
                ServerFailure ??= happened.Outcome;
                break;
            case TcpEventKind.Failed:
                ClientFailure ??= happened.Outcome;
                break;
            case TcpEventKind.PeerClosed when isServer:
                ServerSawEnd = true;
                break;
            case TcpEventKind.PeerClosed:
                ClientSawEnd = true;
                break;
        }
    }
}
