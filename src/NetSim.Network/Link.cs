using NetSim.Engine;
using NetSim.Network.Explaining;
using NetSim.Network.Links;
using NetSim.Network.Middleboxes;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>One direction of a link.</summary>
internal sealed class Link : IDropSink
{
    private readonly IScheduler _scheduler;
    private readonly string _name;
    private readonly LinkDirection _direction;
    private readonly LinkDirectionSpec _spec;
    private readonly DropList _drops;
    private readonly SequenceDropList _sequenceDrops;
    private readonly RuleList _rules;
    private readonly LinkConditions _conditions;
    private readonly DropTailQueue _queue;
    private readonly ManagedQueue? _managed;
    private readonly OrderedFlight _ordered;
    private readonly LooseFlight _loose;
    private readonly FallBack? _fallBack;
    private readonly LinkPurposes _purposes;
    private LinkDraws _draws;

    /// <summary>An idle link.</summary>
    /// <param name="scheduler">The engine.</param>
    /// <param name="link">The link.</param>
    /// <param name="direction">Which of its directions this is.</param>
    /// <param name="spec">What happens to packets.</param>
    public Link(IScheduler scheduler, LinkSpec link, LinkDirection direction, LinkDirectionSpec spec)
    {
        _scheduler = scheduler;
        var name = _name = link.Name;
        GroupName = link.ReplicaOf ?? name;
        _direction = direction;
        _spec = spec;
        _purposes = new LinkPurposes(name, direction);
        _drops = new DropList(spec.Drops);
        _sequenceDrops = new SequenceDropList(spec.SequenceDrops);
        _rules = new RuleList(spec.Rules);
        _conditions = new LinkConditions(spec);
        var pacer = PacerFactory.Create(spec);
        _queue = new DropTailQueue(pacer, spec.Queue);
        _managed = pacer is not null && DisciplineFactory.Create(spec, this) is { } discipline
            ? new ManagedQueue(scheduler, discipline, pacer, this) : null;
        _ordered = new OrderedFlight(scheduler, Counters);
        _loose = new LooseFlight(scheduler, Counters);
        _fallBack = spec.Reordering is { } reordering ? new FallBack(scheduler, reordering, _loose) : null;
    }

    /// <summary>Its name.</summary>
    public string Name => _name;

    /// <summary>The name in the scenario, which it may share with copies.</summary>
    public string GroupName { get; }

    /// <summary>Who puts packets on it.</summary>
    public string Tail { get; init; } = "";

    /// <summary>Whether that node says nothing about packets that it cannot put on it.</summary>
    public bool IsTailSilent { get; init; }

    /// <summary>What happens to packets.</summary>
    public LinkDirectionSpec Spec => _spec;

    /// <summary>What became of its packets.</summary>
    public LinkCounters Counters { get; } = new();

    /// <summary>How many packets are on it now.</summary>
    public int OnLink => (_managed?.Count ?? 0) + _ordered.Count + _loose.Count + (_fallBack?.Count ?? 0);

    /// <summary>Makes the link as new, for a run.</summary>
    /// <param name="streams">The randomness of the run.</param>
    public void Reset(RandomStreams streams)
    {
        _draws = new LinkDraws(streams, _purposes);
        _conditions.Reset();
        _drops.Reset();
        _sequenceDrops.Reset();
        _queue.Reset();
        _managed?.Reset(_draws);
        _ordered.Reset();
        _loose.Reset();
        _fallBack?.Reset();
        Counters.Reset();
    }

    /// <summary>Changes what happens to packets from now on, in the course of a run: delays, losses, outages and the like, and
    /// the rate.</summary>
    /// <param name="spec">What happens to them, before now as it was.</param>
    public void Change(LinkDirectionSpec spec)
    {
        _conditions.Change(spec, _scheduler.Now);
        if (PacerFactory.Create(spec) is { } pacer)
        {
            _queue.Pace(pacer);
            _managed?.Pace(pacer);
        }
    }

    /// <summary>What packets meet in the node before it; null where that lets everything pass as it is.</summary>
    public Gate? Gate { get; init; }

    /// <summary>Takes a packet from another link, through the node between.</summary>
    public void Forward(in Packet packet, Link from)
    {
        if (Gate is null)
        {
            Send(packet);
        }
        else
        {
            Gate.Pass(packet, from, this, _scheduler.Now);
        }
    }

    /// <summary>The node before it does not let a packet pass.</summary>
    public void Refuse(in Packet packet, LossCause cause)
    {
        Counters.Sent++;
        Stop(packet, cause);
    }

    private void Stop(in Packet packet, LossCause cause)
    {
        packet.Conversation.Ways.MemoryOf(packet).Packets++;
        Enter(packet, cause);
    }

    /// <summary>Puts a packet on the link.</summary>
    public void Send(in Packet packet)
    {
        Counters.Sent++;
        if (_spec.Mtu is { } mtu && packet.LargestBytes > mtu)
        {
            SendTooLarge(packet, mtu);
            return;
        }

        Pass(packet);
    }

    // RFC 791 §3.2, RFC 1191 §4.
    private void SendTooLarge(in Packet packet, int mtu)
    {
        if (packet.Segment.MayBeFragmented || packet.Interjection is not null)
        {
            Pass(packet with { FragmentMtu = mtu });
            return;
        }

        Stop(packet, LossCause.TooLarge);
        if (_spec.ReportsTooLarge && !IsTailSilent && packet.Hop > 0)
        {
            packet.Conversation.Reporter.Report(packet, Tail, IcmpKind.FragmentationNeeded, mtu);
        }
    }

    private void Pass(in Packet packet)
    {
        _conditions.Turn(_scheduler.Now);
        var cause = Decide(packet);
        if (cause != LossCause.None || (_conditions.Now.Corruption == 0 && _conditions.Now.Duplication == 0))
        {
            Enter(packet, cause);
            return;
        }

        var sent = packet with
        {
            IsCorrupted = packet.IsCorrupted || LinkDraws.Uniform(_draws.Corruption, packet) < _conditions.Now.Corruption,
        };
        Enter(sent, LossCause.None);
        if (LinkDraws.Uniform(_draws.Duplication, packet) < _conditions.Now.Duplication)
        {
            Counters.Duplicated++;
            Enter(sent with { IsCopy = true }, LossCause.None);
        }
    }

    private LossCause Decide(in Packet packet)
    {
        ref var memory = ref packet.Conversation.Ways.MemoryOf(packet);
        memory.Packets++;
        var now = _scheduler.Now;
        return _conditions.IsDown(now) ? LossCause.LinkDown
            : _drops.Contains(Counters.Sent) || _sequenceDrops.Take(packet) || _rules.Take(packet, ref memory, now)
                ? LossCause.DropList
            : _conditions.Now.Loss?.Decide(packet, packet.Bytes + _spec.OverheadBytes, ref memory, _draws) ?? LossCause.None;
    }

    private void Enter(in Packet packet, LossCause cause)
    {
        var now = _scheduler.Now;
        var place = packet.Conversation.Tracer?.Passed(packet, _name, _direction, Counters.Sent, now, null, cause) ?? -1;
        var bytes = packet.Bytes + _spec.OverheadBytes;
        if (cause != LossCause.None)
        {
            Drop(packet, place, cause);
        }
        else if (_managed is not null)
        {
            _managed.Enter(new QueuedPacket(packet, bytes, now, place));
        }
        else if (_queue.TryEnter(bytes, now, out var sentAt))
        {
            Launch(packet, place, now, _queue.StartsAt, sentAt);
        }
        else
        {
            Drop(packet, place, LossCause.QueueFull);
        }
    }

    /// <summary>Sends a packet on its way, whose last bit is on the wire.</summary>
    /// <param name="item">The packet.</param>
    /// <param name="startsAt">When its first bit was.</param>
    /// <param name="sentAt">When its last bit is.</param>
    public void Launch(in QueuedPacket item, SimTime startsAt, SimTime sentAt) =>
        Launch(item.Packet, item.Place, item.EnteredAt, startsAt, sentAt);

    private void Launch(in Packet packet, int place, SimTime enteredAt, SimTime startsAt, SimTime sentAt)
    {
        packet.Conversation.Tracer?.Started(place, startsAt);
        if (packet.Conversation.Causes is { } causes)
        {
            var crossing = new LinkCrossing(this, startsAt, sentAt, _conditions.Now.Delay.ConstantAt(sentAt));
            Launch(causes.Cross(packet, enteredAt, crossing), place, sentAt);
        }
        else
        {
            Launch(packet, place, sentAt);
        }
    }

    private void Launch(in Packet packet, int place, SimTime sentAt)
    {
        if (_conditions.IsDown(sentAt))
        {
            Drop(packet, place, LossCause.LinkDown);
            return;
        }

        if (packet.IsCorrupted && packet.Conversation.Ways.IsLastHop(packet))
        {
            Drop(packet, place, LossCause.Checksum);
            return;
        }

        var arrivesAt = sentAt + _conditions.Now.Delay.Draw(_draws.Delay, packet, sentAt);
        if (_fallBack?.Takes(packet, _draws) == true)
        {
            _fallBack.Hold(packet, place, arrivesAt);
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

        packet.Conversation.Tracer?.Settle(place, arrivesAt, LossCause.None, packet.Segment.Ecn);
        _fallBack?.OnOvertaken(arrivesAt);
    }

    /// <inheritdoc/>
    public void CountMark() => Counters.Marked++;

    /// <inheritdoc/>
    public void Drop(in QueuedPacket item, LossCause cause) => Drop(item.Packet, item.Place, cause);

    private void Drop(in Packet packet, int place, LossCause cause)
    {
        Counters.Lose(cause);
        if (packet.Interjection is null)
        {
            packet.Conversation.CountLoss();
        }

        packet.Conversation.Tracer?.Settle(place, null, cause, packet.Segment.Ecn);
    }
}
