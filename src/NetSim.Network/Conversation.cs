using NetSim.Engine;
using NetSim.Network.Applications;
using NetSim.Network.Explaining;
using NetSim.Network.Links;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>One connection of a run: both of its ends, the ways between them, and what is counted and measured.</summary>
internal sealed class Conversation
{
    private readonly IScheduler _scheduler;
    private readonly ConversationPlan _plan;
    private readonly Arrivals _arrivals;
    private readonly int _run;
    private readonly int _instance;
    private readonly PhaseTimes _times;
    private readonly EndpointDriver _client;
    private readonly EndpointDriver _server;
    private readonly PacketCounters _fromClient;
    private readonly PacketCounters _fromServer;
    private readonly (SequenceNumber Client, SequenceNumber Server) _initialSequences;
    private readonly LinkMemory[] _memories;
    private readonly StreamMarks _toServer;
    private readonly StreamMarks _toClient;
    private long _lost;
    private ConnectionOutcome? _outcome;
    private string _explanation = "";
    private bool _isOpened;
    private bool _isClientDone;
    private readonly ExplanationDetail _detail;
    private bool _isOver;

    /// <summary>A connection whose ends are still closed.</summary>
    /// <param name="scheduler">The engine.</param>
    /// <param name="plan">What is the same for all that are alike.</param>
    /// <param name="arrivals">Told when it is over.</param>
    /// <param name="number">The run, and which of those that are alike, from 0.</param>
    /// <param name="user">Whose it is, in a closed loop; null otherwise.</param>
    /// <param name="owner">Whose draws it uses.</param>
    /// <param name="sequences">Where initial sequence numbers come from.</param>
    /// <param name="trace">The trace of the run; null for none.</param>
    /// <param name="detail">What is to be known of where its time goes.</param>
    public Conversation(
        IScheduler scheduler,
        ConversationPlan plan,
        Arrivals arrivals,
        (int Run, int Instance) number,
        int? user,
        ulong owner,
        in KeyedRandom sequences,
        Tracing.RunTrace? trace,
        ExplanationDetail detail)
    {
        _scheduler = scheduler;
        _plan = plan;
        _arrivals = arrivals;
        (_run, _instance) = number;
        User = user;
        _detail = detail;
        Causes = CausalLog.Of(detail, scheduler.Now, plan);
        _times = new PhaseTimes(scheduler.Now) { Causes = Causes };
        _memories = new LinkMemory[plan.ToServer.Length + plan.ToClient.Length];
        RandomOwner = owner;
        Reporter = new Reporter(this, plan);
        var client = InitialSequence(sequences, isClient: true);
        var server = InitialSequence(sequences, isClient: false);
        _initialSequences = (client, server);
        Tracer = ConnectionTracer.Of(trace, _run, plan.Spec.Name, _instance, _initialSequences);
        var preamble = Preamble.Of(plan.Spec.StartTls);
        _toServer = new StreamMarks(preamble?.ClientBytes ?? 0);
        _toClient = new StreamMarks(preamble?.ServerBytes ?? 0);
        _fromClient = new PacketCounters(client, _toServer);
        _fromServer = new PacketCounters(server, _toClient);
        _client = new EndpointDriver(scheduler, this, plan, isClient: true, client, (_toServer, _toClient));
        _server = new EndpointDriver(scheduler, this, plan, isClient: false, server, (_toClient, _toServer));
    }

    /// <summary>Its name.</summary>
    public string Name => _plan.Spec.Name;

    /// <summary>Which of those with its name, from 0.</summary>
    public int Instance => _instance;

    /// <summary>Bytes of the IP header of its packets.</summary>
    public int IpHeaderBytes => _plan.IpHeaderBytes;

    /// <summary>Sends what nodes in the middle say about its packets.</summary>
    public Reporter Reporter { get; }

    /// <summary>Which user’s it is, from 0, in a closed loop; null otherwise.</summary>
    public int? User { get; }

    /// <summary>Whose draws it and its packets use.</summary>
    public ulong RandomOwner { get; }

    /// <summary>Where it is traced; null where it is not.</summary>
    public ConnectionTracer? Tracer { get; }

    /// <summary>What happens to it and why; null unless that is asked for.</summary>
    public CausalLog? Causes { get; }

    /// <summary>When the client opened it.</summary>
    public SimTime Start => _times.Start;

    /// <summary>When what happened to it.</summary>
    public PhaseTimes Times => _times;

    /// <summary>Whether a packet carries a part of a TLS message.</summary>
    public bool Carries(in Packet packet, TlsMessageType message)
    {
        // The first byte of a stream has the number behind the SYN’s.
        var (initial, marks) = packet.FromClient ? (_initialSequences.Client, _toServer) : (_initialSequences.Server, _toClient);
        var first = (long)initial.DistanceTo(packet.Segment.Sequence) - 1;
        return marks.Holds(message, first, first + packet.Segment.PayloadBytes);
    }

    /// <summary>Opens it.</summary>
    public void Open()
    {
        if (_plan.IsListening)
        {
            _server.Open(isActive: _plan.Spec.SimultaneousOpen);
        }

        if (_plan.Spec.IsSynFlood)
        {
            Send(fromClient: true, SynFlood.Syn(_plan.Client, _initialSequences.Client, _scheduler.Now), SendCause.New);
            return;
        }

        _isOpened = true;
        _client.Open(isActive: true);
    }

    /// <summary>Sends a segment on its way.</summary>
    public void Send(bool fromClient, in TcpSegment segment, SendCause cause)
    {
        if (segment.Has(TcpFlags.Fin | TcpFlags.Reset))
        {
            _times.OnClosing(_scheduler.Now);
        }

        var kind = PacketKinds.Of(segment);
        var (number, draws) = (fromClient ? _fromClient : _fromServer).Count(kind, segment);
        var path = fromClient ? _plan.ToServer : _plan.ToClient;
        path[0].Send(new Packet
        {
            Conversation = this,
            FromClient = fromClient,
            Number = number,
            Draws = draws,
            Cause = cause,
            Hop = 0,
            Segment = segment,
            SegmentBytes = segment.HeaderBytes + segment.PayloadBytes,
            Trail = Causes?.EndOf(fromClient).Send(segment, cause, _scheduler.Now) ?? -1,
        });
        KeepLate();
    }

    /// <summary>Takes a packet from a link to the next one, or to its receiver.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="isFollowed">Whether the link delivers another packet of this connection at this instant.</param>
    public void Deliver(in Packet packet, bool isFollowed)
    {
        var path = PathOf(packet);
        var hop = packet.Hop + 1;
        if (hop < path.Length)
        {
            path[hop].Forward(packet with { Hop = hop }, path[hop - 1]);
            return;
        }

        Causes?.EndOf(!packet.FromClient).Arrive(packet.Trail, _scheduler.Now);
        var receiver = packet.FromClient ? _server : _client;
        if (packet.Interjection?.Message is { } error)
        {
            receiver.ReceiveError(error);
        }
        else if (packet.FromClient || !_plan.Spec.IsSynFlood)
        {
            receiver.Receive(packet.Segment, isFollowed);
        }
    }

    /// <summary>What the link that a packet is on remembers of this connection.</summary>
    public ref LinkMemory MemoryOf(in Packet packet) => ref packet.Interjection is { } own
        ? ref own.MemoryAt(packet.Hop)
        : ref _memories[packet.FromClient ? packet.Hop : _plan.ToServer.Length + packet.Hop];

    /// <summary>Whether the link that a packet is on leads to its receiver.</summary>
    public bool IsLastHop(in Packet packet) => packet.Hop + 1 == PathOf(packet).Length;

    /// <summary>Counts a packet that was lost.</summary>
    public void CountLoss()
    {
        _lost++;
        KeepLate();
    }

    /// <summary>The sequence number of a packet, counted from the SYN of its sender.</summary>
    public long RelativeSequenceOf(in Packet packet) =>
        unchecked((uint)(packet.FromClient ? _initialSequences.Client : _initialSequences.Server)
            .DistanceTo(packet.Segment.Sequence));

    /// <summary>Closes both ends at once: the client first, within the same instant.</summary>
    public void CloseBoth()
    {
        Causes?.Meet(_scheduler.Now);
        _client.CloseNow();
        _server.CloseNow();
    }

    /// <summary>Something ended the conversation before its end. Only the first of all counts.</summary>
    public void EndWith(ConnectionOutcome outcome, string explanation)
    {
        if (_outcome is null)
        {
            _outcome = outcome;
            _explanation = explanation;
        }
    }

    /// <summary>An application has done all its steps.</summary>
    public void OnFinished()
    {
        if (_client.IsFinished && _server.IsFinished)
        {
            EndWith(ConnectionOutcome.Completed, "");
        }
    }

    /// <summary>The client got a session.</summary>
    public void OnSession(TlsSession session, SimTime now) => _plan.KeepSession(session, now);

    /// <summary>An end has done what there was to do for now.</summary>
    public void OnQuiet()
    {
        if (!_isClientDone && _client.IsDone)
        {
            _isClientDone = true;
            _arrivals.OnClientDone(this);
        }

        // A traced one is told of to the end of TIME-WAIT.
        if (_isOpened && !_isOver && _client.IsOver && _server.IsOver && Tracer is null)
        {
            _isOver = true;
            _client.Release();
            _server.Release();
            _arrivals.Keep(this);
        }
    }

    /// <summary>A TCP state changed.</summary>
    public void OnStateChanged()
    {
        if (_client.IsSettled && _server.IsSettled)
        {
            _times.OnSettled(_scheduler.Now);
        }
    }

    /// <summary>What became of it so far.</summary>
    public ConnectionRecord ToRecord() => new()
    {
        Run = _run,
        Connection = _plan.Spec.Name,
        Instance = _instance,
        Outcome = _outcome ?? ConnectionOutcome.Unfinished,
        Explanation = _explanation,
        Start = Start,
        Connect = _times.Connect,
        Handshake = _times.Handshake,
        FirstByte = _times.FirstByte,
        LastByte = _times.LastByte,
        Close = _times.Close,
        Total = _times.Total,
        Retransmissions = _client.Retransmissions + _server.Retransmissions,
        PacketsSent = _fromClient.Total + _fromServer.Total,
        PacketsLost = _lost,
        BytesReceived = _client.BytesReceived,
        Latency = Causes is null ? null : new ConnectionExplanation(Causes, _detail),
    };

    private Link[] PathOf(in Packet packet) =>
        packet.Interjection?.Path ?? (packet.FromClient ? _plan.ToServer : _plan.ToClient);

    // What comes after all is over counts too.
    private void KeepLate() => (_isOver ? _arrivals : null)?.Keep(this);

    // RFC 9293 §3.4.1: an ISS that nobody guesses. Its own draw for each end.
    private SequenceNumber InitialSequence(in KeyedRandom sequences, bool isClient) =>
        new((uint)(sequences.Uniform(RandomOwner, isClient ? 0u : 1u, 0) * uint.MaxValue));
}
