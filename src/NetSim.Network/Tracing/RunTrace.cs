using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network.Tracing;

/// <summary>Everything seen in one run: each packet on each link, each change of state, each call of an application.</summary>
/// <remarks>Lists are in the order of time; what happened at one instant is in the order in which it happened.</remarks>
public sealed class RunTrace
{
    private readonly List<PacketRecord> _packets = [];
    private readonly List<StateRecord> _states = [];
    private readonly List<SendRecord> _sends = [];
    private readonly List<ApplicationRecord> _applications = [];
    private readonly List<TlsRecordEntry> _records = [];
    private readonly List<TimerRecord> _timers = [];

    /// <summary>Which connections are in it. Default: all.</summary>
    public TraceScope Scope { get; init; } = TraceScope.All;

    /// <summary>A record for each change of a sending side: window, threshold, segments in flight, round trip.</summary>
    public IReadOnlyList<SendRecord> Sends => _sends;

    /// <summary>A record for each packet put on each link.</summary>
    public IReadOnlyList<PacketRecord> Packets => _packets;

    /// <summary>A record for each change of a TCP or TLS state.</summary>
    public IReadOnlyList<StateRecord> States => _states;

    /// <summary>A record for each call of an application and each thing it was told.</summary>
    public IReadOnlyList<ApplicationRecord> Applications => _applications;

    /// <summary>A record for each TLS record written to a stream.</summary>
    public IReadOnlyList<TlsRecordEntry> TlsRecords => _records;

    /// <summary>A record for each timer that fired.</summary>
    public IReadOnlyList<TimerRecord> Timers => _timers;

    /// <summary>Adds a packet.</summary>
    /// <returns>Its place in the list.</returns>
    public int Add(PacketRecord packet)
    {
        _packets.Add(packet);
        return _packets.Count - 1;
    }

    /// <summary>It is known now what became of a packet.</summary>
    /// <param name="place">Its place in the list.</param>
    /// <param name="arrivesAt">When it leaves the link; null where it was lost.</param>
    /// <param name="cause">Why it was lost.</param>
    /// <param name="ecn">The congestion bits that it leaves with.</param>
    internal void Settle(int place, SimTime? arrivesAt, LossCause cause, EcnCodepoint ecn)
    {
        var packet = _packets[place];
        _packets[place] = packet with
        {
            DeliveredAt = arrivesAt,
            Loss = cause,
            Segment = packet.Segment with { Ecn = ecn },
        };
    }

    /// <summary>It is known now when the first bit of a packet is sent.</summary>
    /// <param name="place">Its place in the list.</param>
    /// <param name="at">When.</param>
    internal void Start(int place, SimTime at) => _packets[place] = _packets[place] with { StartedAt = at };

    /// <summary>Adds a change of a sending side.</summary>
    public void Add(SendRecord send) => _sends.Add(send);

    /// <summary>Adds a change of state.</summary>
    public void Add(StateRecord state) => _states.Add(state);

    /// <summary>Adds an application’s call.</summary>
    public void Add(ApplicationRecord call) => _applications.Add(call);

    /// <summary>Adds a timer that fired.</summary>
    public void Add(TimerRecord timer) => _timers.Add(timer);

    /// <summary>Adds a TLS record.</summary>
    public void Add(TlsRecordEntry record) => _records.Add(record);
}
