using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>What happened to one connection, each with its cause, so that its critical path can be found.</summary>
internal sealed class CausalLog
{
    private readonly List<SentPacket> _packets = [];
    private readonly List<LinkCrossing> _crossings = [];
    private readonly List<CpuJob> _jobs = [];
    private readonly Milestone?[] _milestones = new Milestone?[Enum.GetValues<Phase>().Length];
    private readonly int[] _lastOnHop;
    private readonly int _hopsToServer;
    private CausalNode[] _nodes = new CausalNode[64];
    private int _count;

    /// <summary>That of a connection that the client opens now.</summary>
    /// <param name="start">The current time.</param>
    /// <param name="hops">How many links there are to the server and to the client.</param>
    /// <param name="namesRecords">Whether TLS records are kept by name.</param>
    public CausalLog(SimTime start, (int ToServer, int ToClient) hops, bool namesRecords)
    {
        Start = start;
        _hopsToServer = hops.ToServer;
        _lastOnHop = new int[hops.ToServer + hops.ToClient];
        Array.Fill(_lastOnHop, -1);
        Add(new CausalNode { Kind = CausalKind.Start, IsClient = true, At = start, Cause = -1, Since = -1, Detail = -1 });
        Client = new EndLog(this, isClient: true) { Records = namesRecords ? new RecordLog() : null };
        Server = new EndLog(this, isClient: false) { Records = namesRecords ? new RecordLog() : null };
    }

    /// <summary>That of a connection that the client opens now; null where nothing is to be known.</summary>
    public static CausalLog? Of(ExplanationDetail detail, SimTime start, Ways ways) =>
        detail == ExplanationDetail.None ? null
            : new CausalLog(start, ways.Hops, detail == ExplanationDetail.Paths);

    /// <summary>When the client opened the connection.</summary>
    public SimTime Start { get; }

    /// <summary>What the client does.</summary>
    public EndLog Client { get; }

    /// <summary>What the server does.</summary>
    public EndLog Server { get; }

    /// <summary>A node.</summary>
    public ref readonly CausalNode this[int node] => ref _nodes[node];

    /// <summary>What an end does.</summary>
    public EndLog EndOf(bool isClient) => isClient ? Client : Server;

    /// <summary>The details of a sending.</summary>
    public SentPacket PacketOf(in CausalNode sending) => _packets[sending.Detail];

    /// <summary>The details of a crossing.</summary>
    public LinkCrossing CrossingOf(in CausalNode crossing) => _crossings[crossing.Detail];

    /// <summary>The details of CPU work.</summary>
    public CpuJob JobOf(in CausalNode work) => _jobs[work.Detail];

    /// <summary>The end of a phase; null if it was not reached.</summary>
    public Milestone? MilestoneOf(Phase phase) => _milestones[(int)phase];

    /// <summary>The client reaches the end of a phase.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="from">When it began.</param>
    /// <param name="at">The current time.</param>
    public void Reach(Phase phase, SimTime from, SimTime at) =>
        _milestones[(int)phase] = new Milestone(Client.Current, from, at);

    /// <summary>One end makes the other do something now, without a packet.</summary>
    public void Meet(SimTime now)
    {
        var isByServer = _nodes[Client.Current].At < now;
        EndOf(isByServer).Follow(EndOf(!isByServer), now);
    }

    /// <summary>Adds a node.</summary>
    /// <returns>Its place.</returns>
    public int Add(in CausalNode node)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * _count);
        }

        _nodes[_count] = node;
        return _count++;
    }

    /// <summary>Adds a sending.</summary>
    public int Add(CausalNode sending, in SentPacket packet)
    {
        sending.Detail = _packets.Count;
        _packets.Add(packet);
        return Add(sending);
    }

    /// <summary>Adds the end of CPU work.</summary>
    public int Add(CausalNode work, in CpuJob job)
    {
        work.Detail = _jobs.Count;
        _jobs.Add(job);
        return Add(work);
    }

    /// <summary>A packet has been sent over a link, and travels.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="enteredAt">When it was put on the link.</param>
    /// <param name="crossing">The details.</param>
    /// <returns>The packet as it goes on.</returns>
    public Packet Cross(in Packet packet, SimTime enteredAt, in LinkCrossing crossing)
    {
        // What a node in the middle sends takes a way of its own.
        var none = -1;
        ref var last = ref none;
        if (packet.Interjection is null)
        {
            last = ref _lastOnHop[packet.FromClient ? packet.Hop : _hopsToServer + packet.Hop];
        }

        var isSameLink = last >= 0 && CrossingOf(_nodes[last]).Link == crossing.Link;
        _crossings.Add(crossing);
        last = Add(new CausalNode
        {
            Kind = CausalKind.Crossing,
            IsClient = packet.FromClient,
            At = enteredAt,
            Cause = packet.Trail,
            Since = isSameLink ? last : -1,
            Detail = _crossings.Count - 1,
        });
        return packet with { Trail = last };
    }
}
