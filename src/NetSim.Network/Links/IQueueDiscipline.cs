using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Packets that wait for transmission.</summary>
internal interface IQueueDiscipline
{
    /// <summary>How many wait.</summary>
    int Count { get; }

    /// <summary>Takes a packet in, or drops it or others.</summary>
    void Enqueue(in QueuedPacket item, SimTime now);

    /// <summary>Takes out the packet that is sent next, and drops those that are not.</summary>
    /// <returns>False when none is left.</returns>
    bool TryDequeue(SimTime now, out QueuedPacket item);

    /// <summary>The transmission of a packet took so long.</summary>
    void OnTransmission(SimDuration length);

    /// <summary>Empties it, for a run.</summary>
    void Reset(in LinkDraws draws);
}
