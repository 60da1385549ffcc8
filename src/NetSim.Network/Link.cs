using NetSim.Engine;
using NetSim.Network.Links;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>One direction of a link. Packets leave it in the order in which they came.</summary>
/// <remarks>
/// Where and when a packet arrives is settled when it is put on the link. Packets on their way wait in a ring of which
/// only the head is an event; the sequence number of each is taken when it is sent, so the order of events is total.
/// </remarks>
internal sealed class Link : IEventTarget
{
    private readonly IScheduler _scheduler;
    private readonly string _name;
    private readonly LinkDirection _direction;
    private readonly double _loss;
    private readonly DropList _drops;
    private readonly SequenceDropList _sequenceDrops;
    private readonly DropTailQueue _queue;
    private readonly DelayModel _delay;
    private readonly Ring<(SimTime ArrivesAt, long Sequence, Packet Packet)> _travelling = new(16);
    private KeyedRandom _lossDraws;
    private KeyedRandom _delayDraws;
    private long _packets;
    private SimTime _lastArrival;

    /// <summary>An idle link.</summary>
    /// <param name="scheduler">The engine.</param>
    /// <param name="name">The link’s name.</param>
    /// <param name="direction">Which of its directions this is.</param>
    /// <param name="spec">What happens to packets.</param>
    public Link(IScheduler scheduler, string name, LinkDirection direction, LinkDirectionSpec spec)
    {
        _scheduler = scheduler;
        _name = name;
        _direction = direction;
        _loss = spec.Loss.Value;
        _drops = new DropList(spec.Drops);
        _sequenceDrops = new SequenceDropList(spec.SequenceDrops);
        _queue = new DropTailQueue(spec.Rate, spec.Queue);
        _delay = new DelayModel(spec.Delay, spec.Jitter);
    }

    /// <summary>Makes the link as new, for a run.</summary>
    /// <param name="streams">The randomness of the run.</param>
    public void Reset(RandomStreams streams)
    {
        _lossDraws = streams.Keyed($"loss {_name} {_direction}");
        _delayDraws = streams.Keyed($"jitter {_name} {_direction}");
        _drops.Reset();
        _sequenceDrops.Reset();
        _queue.Reset();
        _travelling.Clear();
        _packets = 0;
        _lastArrival = SimTime.Start;
    }

    /// <summary>Puts a packet on the link.</summary>
    public void Send(in Packet packet)
    {
        _packets++;
        var cause = Decide(packet, out var arrivesAt);
        if (cause == LossCause.None)
        {
            // Packets of a direction never overtake each other.
            arrivesAt = _lastArrival = SimTime.Max(arrivesAt, _lastArrival);
            Travel(packet, arrivesAt);
        }
        else
        {
            packet.Conversation.CountLoss();
        }

        packet.Conversation.Tracer?.Passed(
            packet,
            _name,
            _direction,
            _packets,
            _scheduler.Now,
            cause == LossCause.None ? arrivesAt : null,
            cause);
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
            _scheduler.Schedule(next.ArrivesAt, next.Sequence, this);
        }

        first.Packet.Conversation.Deliver(first.Packet, isFollowed);
    }

    private LossCause Decide(in Packet packet, out SimTime arrivesAt)
    {
        arrivesAt = default;
        if (_drops.Contains(_packets) || _sequenceDrops.Take(packet))
        {
            return LossCause.DropList;
        }

        if (_loss > 0 && _lossDraws.Uniform(
            packet.Conversation.RandomOwner, (ulong)packet.Kind, (ulong)packet.KindOrdinal) < _loss)
        {
            return LossCause.Random;
        }

        if (!_queue.TryEnter(packet.Bytes, _scheduler.Now, out var sentAt))
        {
            return LossCause.QueueFull;
        }

        arrivesAt = sentAt + _delay.Draw(_delayDraws, packet);
        return LossCause.None;
    }

    private void Travel(in Packet packet, SimTime arrivesAt)
    {
        var sequence = _scheduler.TakeSequence();
        _travelling.Enqueue((arrivesAt, sequence, packet));
        if (_travelling.Count == 1)
        {
            _scheduler.Schedule(arrivesAt, sequence, this);
        }
    }
}
