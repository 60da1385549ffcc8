// Read first: RFC 8289 §5 (the algorithm), §4.2 and §4.3 (target and interval).
using NetSim.Network.Tracing;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>A queue that drops at its head while packets have waited longer than the target for an interval.</summary>
/// <param name="target">The wait that is accepted for good.</param>
/// <param name="interval">How long a wait above it is accepted.</param>
/// <param name="marks">Whether packets are marked instead where they may be.</param>
/// <param name="limit">How much may wait; null for any amount.</param>
/// <param name="sink">Told what is dropped.</param>
internal sealed class CoDelQueue(
    SimDuration target, SimDuration interval, bool marks, QueueLimit? limit, IDropSink sink) : IQueueDiscipline
{
    // A queue of less than a packet is no queue (RFC 8289 §5.4).
    private const int FullPacket = 1514;

    private SimTime? _firstAbove;
    private SimTime _dropNext;
    private bool _isDropping;
    private int _count;
    private int _lastCount;

    /// <inheritdoc/>
    public int Count => Packets.Count;

    /// <summary>What waits.</summary>
    public PacketFifo Packets { get; } = new();

    /// <inheritdoc/>
    public void Enqueue(in QueuedPacket item, SimTime now)
    {
        if (Packets.IsFullFor(item.Bytes, limit))
        {
            sink.Drop(item, LossCause.QueueFull);
        }
        else
        {
            Packets.Enqueue(item);
        }
    }

    /// <inheritdoc/>
    public bool TryDequeue(SimTime now, out QueuedPacket item)
    {
        var any = TryTake(now, out item, out var isLate);
        if (_isDropping)
        {
            _isDropping = isLate;
            while (_isDropping && now >= _dropNext)
            {
                _count++;
                if (TryMark(ref item))
                {
                    _dropNext = NextAfter(_dropNext);
                    break;
                }

                sink.Drop(item, LossCause.QueueEarly);
                any = TryTake(now, out item, out isLate);
                _isDropping = isLate;
                _dropNext = isLate ? NextAfter(_dropNext) : _dropNext;
            }
        }
        else if (isLate)
        {
            if (!TryMark(ref item))
            {
                sink.Drop(item, LossCause.QueueEarly);
                any = TryTake(now, out item, out _);
            }

            Begin(now);
        }

        return any;
    }

    /// <inheritdoc/>
    public void OnTransmission(SimDuration length)
    {
        // It measures waits, not rates.
    }

    /// <inheritdoc/>
    public void Reset(in LinkDraws draws)
    {
        Packets.Clear();
        (_firstAbove, _dropNext, _isDropping, _count, _lastCount) = (null, SimTime.Start, false, 0, 0);
    }

    // Where dropping ended a short while ago, it goes on at about the rate that it had then.
    private void Begin(SimTime now)
    {
        _isDropping = true;
        var drops = _count - _lastCount;
        _count = drops > 1 && now < _dropNext + interval * 16 ? drops : 1;
        _dropNext = NextAfter(now);
        _lastCount = _count;
    }

    private bool TryTake(SimTime now, out QueuedPacket item, out bool isLate)
    {
        isLate = false;
        if (!Packets.TryDequeue(out item))
        {
            _firstAbove = null;
            return false;
        }

        if (now - item.EnteredAt < target || Packets.Bytes <= FullPacket)
        {
            _firstAbove = null;
        }
        else if (_firstAbove is { } since)
        {
            isLate = now >= since;
        }
        else
        {
            _firstAbove = now + interval;
        }

        return true;
    }

    private bool TryMark(ref QueuedPacket item)
    {
        if (!marks || !PacketFifo.TryMark(ref item))
        {
            return false;
        }

        sink.CountMark();
        return true;
    }

    private SimTime NextAfter(SimTime time) =>
        time + new SimDuration((long)(interval.Nanoseconds / Math.Sqrt(_count)));
}
