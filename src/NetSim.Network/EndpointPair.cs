using NetSim.Engine;

namespace NetSim.Network;

/// <summary>Both ends of a connection, and what takes their place when a host crashes.</summary>
internal sealed class EndpointPair
{
    // Another ISS for whoever comes after a crash, a quarter of all numbers on.
    private const uint NextInitialSequence = 1u << 30;

    private readonly IScheduler _scheduler;
    private readonly Conversation _conversation;
    private readonly ConversationPlan _plan;
    private readonly StreamPair _streams;
    private int _retransmissionsBefore;
    private long _bytesReceivedBefore;

    /// <summary>Two closed ends, whose TLS records are marked in the streams between them.</summary>
    public EndpointPair(IScheduler scheduler, Conversation conversation, ConversationPlan plan, StreamPair streams)
    {
        _scheduler = scheduler;
        _conversation = conversation;
        _plan = plan;
        _streams = streams;
        var (toServer, toClient) = streams.Marks;
        Client = new EndpointDriver(scheduler, conversation, plan, isClient: true, streams.Initial.Client, (toServer, toClient));
        Server = new EndpointDriver(scheduler, conversation, plan, isClient: false, streams.Initial.Server, (toClient, toServer));
    }

    /// <summary>The end that opened it.</summary>
    public EndpointDriver Client { get; private set; }

    /// <summary>The other end.</summary>
    public EndpointDriver Server { get; private set; }

    /// <summary>Whether both applications have done all their steps.</summary>
    public bool AreFinished => Client.IsFinished && Server.IsFinished;

    /// <summary>Whether TCP has nothing left to do at either end but to wait for the end of TIME-WAIT.</summary>
    public bool AreSettled => Client.IsSettled && Server.IsSettled;

    /// <summary>Whether nothing will happen at either end, unless a packet comes.</summary>
    public bool AreOver => Client.IsOver && Server.IsOver;

    /// <summary>Segments that both sides sent again.</summary>
    public int Retransmissions => _retransmissionsBefore + Client.Retransmissions + Server.Retransmissions;

    /// <summary>Application bytes that the client received.</summary>
    public long BytesReceived => _bytesReceivedBefore + Client.BytesReceived;

    /// <summary>Forgets the end of TIME-WAIT.</summary>
    public void Release()
    {
        Client.Release();
        Server.Release();
    }

    /// <summary>The server’s host forgets the connection. It listens again once it is up.</summary>
    public void CrashServer()
    {
        Server = Replace(Server, isClient: false);
        if (_plan.IsListening)
        {
            Server.Open(isActive: false);
        }
    }

    /// <summary>The client’s host forgets the connection.</summary>
    public void CrashClient()
    {
        _bytesReceivedBefore += Client.BytesReceived;
        Client = Replace(Client, isClient: true);
        Client.Abandon();
    }

    private EndpointDriver Replace(EndpointDriver end, bool isClient)
    {
        end.Release();
        end.IsGone = true;
        _retransmissionsBefore += end.Retransmissions;
        var initial = (isClient ? _streams.Initial.Client : _streams.Initial.Server) + NextInitialSequence;
        return new EndpointDriver(_scheduler, _conversation, _plan, isClient, initial, (new StreamMarks(0), new StreamMarks(0)));
    }
}
