namespace NetSim.Network.Tracing;

/// <summary>Everything seen in one run: each packet on each link, each change of state, each call of an application.</summary>
/// <remarks>Lists are in the order of time; what happened at one instant is in the order in which it happened.</remarks>
public sealed class RunTrace
{
    private readonly List<PacketRecord> _packets = [];
    private readonly List<StateRecord> _states = [];
    private readonly List<ApplicationRecord> _applications = [];
    private readonly List<TlsRecordEntry> _records = [];

    /// <summary>A record for each packet put on each link.</summary>
    public IReadOnlyList<PacketRecord> Packets => _packets;

    /// <summary>A record for each change of a TCP or TLS state.</summary>
    public IReadOnlyList<StateRecord> States => _states;

    /// <summary>A record for each call of an application and each thing it was told.</summary>
    public IReadOnlyList<ApplicationRecord> Applications => _applications;

    /// <summary>A record for each TLS record written to a stream.</summary>
    public IReadOnlyList<TlsRecordEntry> TlsRecords => _records;

    /// <summary>Adds a packet.</summary>
    public void Add(PacketRecord packet) => _packets.Add(packet);

    /// <summary>Adds a change of state.</summary>
    public void Add(StateRecord state) => _states.Add(state);

    /// <summary>Adds an application’s call.</summary>
    public void Add(ApplicationRecord call) => _applications.Add(call);

    /// <summary>Adds a TLS record.</summary>
    public void Add(TlsRecordEntry record) => _records.Add(record);
}
