// Read first: RFC 8290 §4.1 (enqueue), §4.2 (dequeue), §5.2 (defaults).
using NetSim.Engine;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>A queue for each flow, served in turn, each with a controlled delay; flows that have just begun come
/// first.</summary>
internal sealed class FqCoDelQueue : IQueueDiscipline
{
    // RFC 8290 §4.1: an overflow drops half of the longest queue, but not more than this many packets.
    private const int MostDropsAtOnce = 64;

    private readonly int _quantum;
    private readonly QueueLimit? _limit;
    private readonly IDropSink _sink;
    private readonly Flow[] _flows;
    private readonly Ring<int> _new = new();
    private readonly Ring<int> _old = new();
    private KeyedRandom _hash;
    private long _bytes;

    /// <summary>An empty queue.</summary>
    /// <param name="model">Its parameters.</param>
    /// <param name="limit">How much may wait; null for any amount.</param>
    /// <param name="sink">Told what is dropped.</param>
    public FqCoDelQueue(QueueDiscipline.FqCoDel model, QueueLimit? limit, IDropSink sink)
    {
        _quantum = model.Quantum;
        _limit = limit;
        _sink = sink;
        _flows = new Flow[model.Flows];
        for (var i = 0; i < _flows.Length; i++)
        {
            _flows[i] = new Flow { Queue = new CoDelQueue(model.Target, model.Interval, model.Ecn, null, new Uncounted(this)) };
        }
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public void Enqueue(in QueuedPacket item, SimTime now)
    {
        var index = IndexOf(item.Packet);
        ref var flow = ref _flows[index];
        flow.Queue.Enqueue(item, now);
        Count++;
        _bytes += item.Bytes;
        if (!flow.IsListed)
        {
            (flow.IsListed, flow.Deficit) = (true, _quantum);
            _new.Enqueue(index);
        }

        if (_limit is not null && (Count > (_limit.Packets ?? int.MaxValue) || _bytes > (_limit.Bytes?.Bytes ?? long.MaxValue)))
        {
            DropFromLongest();
        }
    }

    /// <inheritdoc/>
    public bool TryDequeue(SimTime now, out QueuedPacket item)
    {
        while (true)
        {
            var isNew = _new.Count > 0;
            var list = isNew ? _new : _old;
            if (list.Count == 0)
            {
                item = default;
                return false;
            }

            ref var flow = ref _flows[list[0]];
            if (flow.Deficit <= 0)
            {
                flow.Deficit += _quantum;
                Move(list, _old);
            }
            else if (flow.Queue.TryDequeue(now, out item))
            {
                flow.Deficit -= item.Bytes;
                Count--;
                _bytes -= item.Bytes;
                return true;
            }
            else if (isNew)
            {
                // A flow that has run dry waits a round before it counts as new again.
                Move(list, _old);
            }
            else
            {
                flow.IsListed = false;
                list.TryDequeue(out _);
            }
        }
    }

    /// <inheritdoc/>
    public void OnTransmission(SimDuration length)
    {
        // It measures waits, not rates.
    }

    /// <inheritdoc/>
    public void Reset(in LinkDraws draws)
    {
        _hash = draws.Queue;
        _new.Clear();
        _old.Clear();
        for (var i = 0; i < _flows.Length; i++)
        {
            _flows[i].Queue.Reset(draws);
            _flows[i].IsListed = false;
        }

        Count = 0;
        _bytes = 0;
    }

    private static void Move(Ring<int> from, Ring<int> to)
    {
        from.TryDequeue(out var index);
        to.Enqueue(index);
    }

    private int IndexOf(in Packet packet) =>
        (int)(_hash.Seed(packet.Conversation.RandomOwner, packet.FromClient ? 1u : 0u, 0) % (ulong)_flows.Length);

    private void DropFromLongest()
    {
        var longest = 0;
        for (var i = 1; i < _flows.Length; i++)
        {
            longest = _flows[i].Queue.Packets.Bytes > _flows[longest].Queue.Packets.Bytes ? i : longest;
        }

        var packets = _flows[longest].Queue.Packets;
        var half = packets.Bytes / 2;
        for (var i = 0; i < MostDropsAtOnce && (i == 0 || packets.Bytes > half); i++)
        {
            packets.TryDequeue(out var item);
            Take(item);
            _sink.Drop(item, LossCause.QueueFull);
        }
    }

    private void Take(in QueuedPacket item)
    {
        Count--;
        _bytes -= item.Bytes;
    }

    private struct Flow
    {
        public CoDelQueue Queue;
        public int Deficit;
        public bool IsListed;
    }

    private sealed class Uncounted(FqCoDelQueue whole) : IDropSink
    {
        public void Drop(in QueuedPacket item, LossCause cause)
        {
            whole.Take(item);
            whole._sink.Drop(item, cause);
        }

        public void CountMark() => whole._sink.CountMark();
    }
}
