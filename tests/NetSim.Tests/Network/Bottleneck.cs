using NetSim.Network;
using NetSim.Network.Links;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Network;

/// <summary>A sender that never runs dry, a receiver that reads all at once, and a bottleneck on the way to
/// it; with a look at the sender’s cwnd after every event.</summary>
internal sealed class Bottleneck
{
    private readonly PriorityQueue<(bool ToReceiver, TcpSegment Segment), (long At, long Order)> _wire =
        new();
    private readonly DropTailQueue _queue;
    private readonly SimDuration _delay;
    private readonly HashSet<int> _drops;
    private readonly TcpConnection _sender;
    private readonly TcpConnection _receiver;
    private SimTime _now;
    private long _order;
    private int _dataPackets;
    private int _retransmissions;
    private SimTime _lastRetransmission;

    public Bottleneck(
        TcpOptions sender,
        TcpOptions receiver,
        DataRate rate,
        SimDuration roundTrip,
        QueueLimit queue,
        params int[] drops)
    {
        _queue = new DropTailQueue(rate, queue);
        _delay = roundTrip / 2;
        _drops = [.. drops];
        _sender = new TcpConnection(sender, new SequenceNumber(1000));
        _receiver = new TcpConnection(receiver, new SequenceNumber(7000));
    }

    /// <summary>cwnd and ssthresh whenever one of them changed.</summary>
    public List<(SimTime At, int Window, int Threshold)> Series { get; } = [];

    /// <summary>Each loss, the first of those that are repaired together: when it was seen, cwnd before and
    /// ssthresh after.</summary>
    public List<(SimTime At, int Window, int Threshold)> Losses { get; } = [];

    public long Received => _receiver.ReceivedBytes;

    /// <summary>cwnd at a time.</summary>
    public int WindowAt(SimDuration sinceStart) =>
        Series.Last(entry => entry.At <= SimTime.Start + sinceStart).Window;

    /// <summary>Sends for a while.</summary>
    public Bottleneck Run(SimDuration length)
    {
        _receiver.Listen();
        _sender.Open(_now);
        _sender.Send(1_000_000_000);
        Flush();
        var end = SimTime.Start + length;
        while (Next() is var next && next <= end)
        {
            _now = next;
            Step();
        }

        return this;
    }

    private SimTime Next()
    {
        var next = SimTime.Min(_sender.NextTimeout ?? SimTime.Never, _receiver.NextTimeout ?? SimTime.Never);
        return _wire.TryPeek(out _, out var first) ? SimTime.Min(next, new SimTime(first.At)) : next;
    }

    private void Step()
    {
        while (_wire.TryPeek(out var arrival, out var first) && first.At == _now.Nanoseconds)
        {
            _wire.Dequeue();
            var window = _sender.CongestionWindowSegments;
            (arrival.ToReceiver ? _receiver : _sender).Receive(arrival.Segment, _now);
            Flush();
            NoteLoss(window);
        }

        foreach (var end in new[] { _sender, _receiver })
        {
            if (end.NextTimeout <= _now)
            {
                end.HandleTimeout(_now);
            }
        }

        Flush();
    }

    private void Flush()
    {
        Note();
        while (_sender.TryTransmit(_now, out var segment))
        {
            Carry(segment);
        }

        Note();
        do
        {
            while (_receiver.TryTransmit(_now, out var segment))
            {
                Put(segment, toReceiver: false, _now);
            }

            if (_receiver.ReadableBytes > 0)
            {
                _receiver.Read(_receiver.ReadableBytes, _now);
            }
        }
        while (_receiver.ReadableBytes > 0);
    }

    private void Carry(in TcpSegment segment)
    {
        var isListed = segment.PayloadBytes > 0 && _drops.Contains(_dataPackets);
        _dataPackets += segment.PayloadBytes > 0 ? 1 : 0;
        var bytes = 20 + segment.HeaderBytes + segment.PayloadBytes;
        if (isListed || !_queue.TryEnter(bytes, _now, out var sentAt))
        {
            return;
        }

        Put(segment, toReceiver: true, sentAt);
    }

    private void Put(in TcpSegment segment, bool toReceiver, SimTime sentAt) =>
        _wire.Enqueue((toReceiver, segment), ((sentAt + _delay).Nanoseconds, _order++));

    private void NoteLoss(int windowBefore)
    {
        if (_sender.Retransmissions == _retransmissions)
        {
            return;
        }

        _retransmissions = _sender.Retransmissions;
        if (Losses.Count == 0 || _now - _lastRetransmission > 500.Milliseconds)
        {
            Losses.Add((_now, windowBefore, _sender.SlowStartThresholdSegments));
        }

        _lastRetransmission = _now;
    }

    private void Note()
    {
        var (window, threshold) = (_sender.CongestionWindowSegments, _sender.SlowStartThresholdSegments);
        if (Series.Count == 0 || (Series[^1].Window, Series[^1].Threshold) != (window, threshold))
        {
            Series.Add((_now, window, threshold));
        }
    }
}
