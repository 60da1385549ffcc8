using NetSim.Engine;
using NetSim.Network.Explaining;
using NetSim.Network.Links;
using NetSim.Network.Tracing;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>One direction of a link.</summary>
internal sealed class Link : IDropSink
{
    private readonly IScheduler _scheduler;
    private readonly string _name;
    private readonly LinkDirection _direction;
    private readonly LinkDirectionSpec _spec;
    private readonly OutageList _outages;
    private readonly DropList _drops;
    private readonly SequenceDropList _sequenceDrops;
    private readonly RuleList _rules;
    private readonly ILoss? _loss;
    private readonly double _corruption;
    private readonly double _duplication;
    private readonly DropTailQueue _queue;
    private readonly ManagedQueue? _managed;
    private readonly DelayModel _delay;
    private readonly OrderedFlight _ordered;
    private readonly LooseFlight _loose;
    private readonly FallBack? _fallBack;
    private readonly LinkPurposes _purposes;
    private LinkDraws _draws;

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
        _spec = spec;
        _purposes = new LinkPurposes(name, direction);
        _outages = new OutageList(spec.Outages);
        _drops = new DropList(spec.Drops);
        _sequenceDrops = new SequenceDropList(spec.SequenceDrops);
        _rules = new RuleList(spec.Rules);
        _loss = LossFactory.Create(spec);
        _corruption = spec.Corruption.Value;
        _duplication = spec.Duplication.Value;
        var pacer = PacerFactory.Create(spec);
        _queue = new DropTailQueue(pacer, spec.Queue);
        _managed = pacer is not null && DisciplineFactory.Create(spec, this) is { } discipline
            ? new ManagedQueue(scheduler, discipline, pacer, this) : null;
        _delay = new DelayModel(spec.Delay, spec.DelaySteps, spec.Jitter);
        _ordered = new OrderedFlight(scheduler, Counters);
        _loose = new LooseFlight(scheduler, Counters);
        _fallBack = spec.Reordering is { } reordering ? new FallBack(scheduler, reordering, _loose) : null;
    }

    /// <summary>Its name.</summary>
    public string Name => _name;

    /// <summary>What became of its packets.</summary>
    public LinkCounters Counters { get; } = new();

    /// <summary>How many packets are on it now.</summary>
    public int OnLink => (_managed?.Count ?? 0) + _ordered.Count + _loose.Count + (_fallBack?.Count ?? 0);

    /// <summary>Makes the link as new, for a run.</summary>
    /// <param name="streams">The randomness of the run.</param>
    public void Reset(RandomStreams streams)
    {
        _draws = new LinkDraws(streams, _purposes);
        _drops.Reset();
        _sequenceDrops.Reset();
        _queue.Reset();
        _managed?.Reset(_draws);
        _ordered.Reset();
        _loose.Reset();
        _fallBack?.Reset();
        Counters.Reset();
    }

    /// <summary>Puts a packet on the link.</summary>
    public void Send(in Packet packet)
    {
        Counters.Sent++;
        var cause = Decide(packet);
        if (cause != LossCause.None || (_corruption == 0 && _duplication == 0))
        {
            Enter(packet, cause);
            return;
        }

        var sent = packet with
        {
            IsCorrupted = packet.IsCorrupted || LinkDraws.Uniform(_draws.Corruption, packet) < _corruption,
        };
        Enter(sent, LossCause.None);
        if (LinkDraws.Uniform(_draws.Duplication, packet) < _duplication)
        {
            Counters.Duplicated++;
            Enter(sent with { IsCopy = true }, LossCause.None);
        }
    }

    private LossCause Decide(in Packet packet)
    {
        ref var memory = ref packet.Conversation.MemoryOf(packet);
        memory.Packets++;
        var now = _scheduler.Now;
        return _outages.Contains(now) ? LossCause.LinkDown
            : _drops.Contains(Counters.Sent) || _sequenceDrops.Take(packet) || _rules.Take(packet, ref memory, now)
                ? LossCause.DropList
            : _loss?.Decide(packet, packet.Bytes + _spec.OverheadBytes, ref memory, _draws) ?? LossCause.None;
    }

    private void Enter(in Packet packet, LossCause cause)
    {
        var now = _scheduler.Now;
        var place = packet.Conversation.Tracer?.Passed(packet, _name, _direction, Counters.Sent, now, null, cause) ?? -1;
        var item = new QueuedPacket(packet, packet.Bytes + _spec.OverheadBytes, now, place);
        if (cause != LossCause.None)
        {
            Drop(item, cause);
        }
        else if (_managed is not null)
        {
            _managed.Enter(item);
        }
        else if (_queue.TryEnter(item.Bytes, now, out var sentAt))
        {
            Launch(item, _queue.StartsAt, sentAt);
        }
        else
        {
            Drop(item, LossCause.QueueFull);
        }
    }

    /// <summary>Sends a packet on its way, whose last bit is on the wire.</summary>
    /// <param name="item">The packet.</param>
    /// <param name="startsAt">When its first bit was.</param>
    /// <param name="sentAt">When its last bit is.</param>
    public void Launch(in QueuedPacket item, SimTime startsAt, SimTime sentAt)
    {
        if (item.Packet.Conversation.Causes is { } causes)
        {
            var crossing = new LinkCrossing(this, startsAt, sentAt, _delay.ConstantAt(sentAt));
            Launch(item with { Packet = causes.Cross(item.Packet, item.EnteredAt, crossing) }, sentAt);
        }
        else
        {
            Launch(item, sentAt);
        }
    }

    private void Launch(in QueuedPacket item, SimTime sentAt)
    {
        var packet = item.Packet;
        if (_outages.Contains(sentAt))
        {
            Drop(item, LossCause.LinkDown);
            return;
        }

        if (packet.IsCorrupted && packet.Conversation.IsLastHop(packet))
        {
            Drop(item, LossCause.Checksum);
            return;
        }

        var arrivesAt = sentAt + _delay.Draw(_draws.Delay, packet, sentAt);
        if (_fallBack?.Takes(packet, _draws) == true)
        {
            _fallBack.Hold(item, arrivesAt);
            return;
        }

        if (_spec.AllowsOvertaking)
        {
            _loose.Send(packet, arrivesAt);
        }
        else
        {
            arrivesAt = _ordered.Send(packet, arrivesAt);
        }

        packet.Conversation.Tracer?.Settle(item.Place, arrivesAt, LossCause.None, packet.Segment.Ecn);
        _fallBack?.OnOvertaken(arrivesAt);
    }

    /// <inheritdoc/>
    public void CountMark() => Counters.Marked++;

    /// <inheritdoc/>
    public void Drop(in QueuedPacket item, LossCause cause)
    {
        Counters.Lose(cause);
        item.Packet.Conversation.CountLoss();
        item.Packet.Conversation.Tracer?.Settle(item.Place, null, cause, item.Packet.Segment.Ecn);
    }
}
