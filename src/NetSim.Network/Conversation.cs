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
    private readonly EndpointPair _ends;
    private readonly PacketCounters _fromClient;
    private readonly PacketCounters _fromServer;
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
        RandomOwner = owner;
        Ways = plan.WaysOf(owner);
        Causes = CausalLog.Of(detail, scheduler.Now, Ways);
        _times = new PhaseTimes(scheduler.Now) { Causes = Causes };
        Reporter = new Reporter(this, plan);
        var client = InitialSequence(sequences, isClient: true);
        var server = InitialSequence(sequences, isClient: false);
        Tracer = ConnectionTracer.Of(trace, _run, plan.Spec.Name, _instance, (client, server));
        var preamble = Preamble.Of(plan.Spec.StartTls);
        Streams = new StreamPair(
            (client, server), new StreamMarks(preamble?.ClientBytes ?? 0), new StreamMarks(preamble?.ServerBytes ?? 0));
        _fromClient = new PacketCounters(client, Streams.Marks.ToServer);
        _fromServer = new PacketCounters(server, Streams.Marks.ToClient);
        _ends = new EndpointPair(scheduler, this, plan, Streams);
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

    /// <summary>The links that its packets take.</summary>
    public Ways Ways { get; }

    /// <summary>The bytes that it carries.</summary>
    public StreamPair Streams { get; }

    /// <summary>Where it is traced; null where it is not.</summary>
    public ConnectionTracer? Tracer { get; }

    /// <summary>What happens to it and why; null unless that is asked for.</summary>
    public CausalLog? Causes { get; }

    /// <summary>When the client opened it.</summary>
    public SimTime Start => _times.Start;

    /// <summary>When what happened to it.</summary>
    public PhaseTimes Times => _times;

    /// <summary>Opens it.</summary>
    public void Open()
    {
        if (_plan.IsListening)
        {
            _ends.Server.Open(isActive: _plan.Spec.SimultaneousOpen);
        }

        if (_plan.Spec.IsSynFlood)
        {
            Send(fromClient: true, SynFlood.Syn(_plan.Client, Streams.Initial.Client, _scheduler.Now), SendCause.New);
            return;
        }

        _isOpened = true;
        _ends.Client.Open(isActive: true);
    }

    /// <summary>Sends a segment on its way.</summary>
    public void Send(bool fromClient, in TcpSegment segment, SendCause cause)
    {
        if (segment.Has(TcpFlags.Fin | TcpFlags.Reset))
        {
            _times.OnClosing(_scheduler.Now);
        }

        var (number, draws) = (fromClient ? _fromClient : _fromServer).Count(PacketKinds.Of(segment), segment);
        Ways.From(fromClient)[0].Send(new Packet
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
        var path = Ways.Of(packet);
        var hop = packet.Hop + 1;
        if (hop < path.Length)
        {
            path[hop].Forward(packet with { Hop = hop }, path[hop - 1]);
            return;
        }

        Causes?.EndOf(!packet.FromClient).Arrive(packet.Trail, _scheduler.Now);
        var receiver = packet.FromClient ? _ends.Server : _ends.Client;
        if ((packet.FromClient ? _plan.Server : _plan.Client).IsDown(_scheduler.Now))
        {
            return;
        }

        if (packet.Interjection?.Message is { } error)
        {
            receiver.ReceiveError(error);
        }
        else if (packet.FromClient || !_plan.Spec.IsSynFlood)
        {
            receiver.Receive(packet.Segment, isFollowed);
        }
    }

    /// <summary>Counts a packet that was lost.</summary>
    public void CountLoss()
    {
        _lost++;
        KeepLate();
    }

    /// <summary>Closes both ends at once: the client first, within the same instant.</summary>
    public void CloseBoth()
    {
        Causes?.Meet(_scheduler.Now);
        _ends.Client.CloseNow();
        _ends.Server.CloseNow();
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
        if (_ends.AreFinished)
        {
            EndWith(ConnectionOutcome.Completed, "");
        }
    }

    /// <summary>The client got a session.</summary>
    public void OnSession(TlsSession session, SimTime now) => _plan.KeepSession(session, now);

    /// <summary>An end has done what there was to do for now.</summary>
    public void OnQuiet()
    {
        if (!_isClientDone && _ends.Client.IsDone)
        {
            _isClientDone = true;
            _arrivals.OnClientDone(this);
        }

        // A traced one is told of to the end of TIME-WAIT.
        if (_isOpened && !_isOver && _ends.AreOver && Tracer is null)
        {
            _isOver = true;
            _ends.Release();
            _arrivals.Keep(this);
        }
    }

    /// <summary>A host has crashed. If an end of the connection is there, that forgets everything; what the other end then sends
    /// is answered as the new kernel does: with a reset, or as a listening socket does.</summary>
    public void OnCrash(Host host)
    {
        if (!_isOpened || _isOver)
        {
            return;
        }

        if (host == _plan.Server)
        {
            _ends.CrashServer();
        }

        if (host == _plan.Client)
        {
            EndWith(ConnectionOutcome.Aborted, "the host crashed");
            _ends.CrashClient();
            OnQuiet();
        }
    }

    /// <summary>A TLS state changed.</summary>
    public void OnTlsState(bool isClient, string state) => _plan.Director?.OnState(Name, isClient, state);

    /// <summary>A TCP state changed.</summary>
    public void OnStateChanged()
    {
        if (_ends.AreSettled)
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
        Retransmissions = _ends.Retransmissions,
        PacketsSent = _fromClient.Total + _fromServer.Total,
        PacketsLost = _lost,
        BytesReceived = _ends.BytesReceived,
        Latency = Causes is null ? null : new ConnectionExplanation(Causes, _detail),
    };

    // What comes after all is over counts too.
    private void KeepLate() => (_isOver ? _arrivals : null)?.Keep(this);

    // RFC 9293 §3.4.1: an ISS that nobody guesses. Its own draw for each end.
    private SequenceNumber InitialSequence(in KeyedRandom sequences, bool isClient) =>
        new((uint)(sequences.Uniform(RandomOwner, isClient ? 0u : 1u, 0) * uint.MaxValue));
}
