using NetSim.Engine;
using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Packets that travel and never overtake each other.</summary>
/// <remarks>They wait in a ring of which only the head is an event; the sequence number of each is taken when it sets out,
/// so the order of events is total.</remarks>
/// <param name="scheduler">The engine.</param>
/// <param name="counters">Counts what arrives.</param>
internal sealed class OrderedFlight(IScheduler scheduler, LinkCounters counters) : IEventTarget
{
    private readonly Ring<(SimTime ArrivesAt, long Sequence, Packet Packet)> _travelling = new();
    private SimTime _lastArrival;

    /// <summary>How many there are.</summary>
    public int Count => _travelling.Count;

    /// <summary>Sends a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="at">When it would arrive.</param>
    /// <returns>When it arrives: not before those that set out earlier.</returns>
    public SimTime Send(in Packet packet, SimTime at)
    {
        var arrivesAt = _lastArrival = SimTime.Max(at, _lastArrival);
        var sequence = scheduler.TakeSequence();
        _travelling.Enqueue((arrivesAt, sequence, packet));
        if (_travelling.Count == 1)
        {
            scheduler.Schedule(arrivesAt, sequence, this);
        }

        return arrivesAt;
    }

    /// <summary>Forgets all, for a run.</summary>
    public void Reset()
    {
        _travelling.Clear();
        _lastArrival = SimTime.Start;
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        _travelling.TryDequeue(out var first);
        var isFollowed = false;
        if (_travelling.Count > 0)
        {
            ref var next = ref _travelling[0];
            isFollowed = next.ArrivesAt == first.ArrivesAt && next.Packet.Conversation == first.Packet.Conversation;
            scheduler.Schedule(next.ArrivesAt, next.Sequence, this);
        }

        counters.Delivered++;
        first.Packet.Conversation.Deliver(first.Packet, isFollowed);
    }
}
