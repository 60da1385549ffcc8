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
    private readonly Ring<Traveller> _travelling = new();
    private SimTime _lastArrival;
    private int _arriving;

    /// <summary>How many there are.</summary>
    public int Count => _travelling.Count - _arriving;

    /// <summary>Sends a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="at">When it would arrive.</param>
    /// <returns>When it arrives: not before those that set out earlier.</returns>
    public SimTime Send(in Packet packet, SimTime at)
    {
        var arrivesAt = _lastArrival = SimTime.Max(at, _lastArrival);
        var sequence = scheduler.TakeSequence();
        ref var traveller = ref _travelling.Enqueue();
        traveller.ArrivesAt = arrivesAt;
        traveller.Sequence = sequence;
        traveller.Packet = packet;
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
        _arriving = 0;
        _lastArrival = SimTime.Start;
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        // It is delivered where it lies. What is sent meanwhile lines up behind it, so it is still the first then.
        ref var first = ref _travelling[0];
        var isFollowed = _travelling.Count > 1 && AreTogether(first, _travelling[1]);
        counters.Delivered++;
        _arriving = 1;
        first.Packet.Conversation.Deliver(first.Packet, isFollowed);
        _arriving = 0;
        _travelling.Remove();
        if (_travelling.Count > 0)
        {
            scheduler.Schedule(_travelling[0].ArrivesAt, _travelling[0].Sequence, this);
        }
    }

    private static bool AreTogether(in Traveller one, in Traveller other) =>
        one.ArrivesAt == other.ArrivesAt && one.Packet.Conversation == other.Packet.Conversation;

    // Filled in where it stays: a packet is large.
    private struct Traveller
    {
        public SimTime ArrivesAt;
        public long Sequence;
        public Packet Packet;
    }
}
