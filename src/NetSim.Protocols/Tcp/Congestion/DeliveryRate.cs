// Read first: draft-cheng-iccrg-delivery-rate-estimation; Linux tcp_rate.c.
using NetSim.Protocols.Tcp.Recovery;
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>Measures how fast the path delivers: what arrived between two ACKs, over the longer of the times
/// that it took to send it and to hear of it.</summary>
internal sealed class DeliveryRate
{
    // What was known when each outstanding segment was sent last, in the order of the queue.
    private readonly Ring<DeliveryStamp> _stamps = new();

    private long _arrived;
    private long _lost;
    private SimTime _arrivedAt;
    private SimTime _flightAt;

    // The sample ends a phase limited by the application when so many have arrived; null in no such phase.
    private long? _limitedUpTo;

    // Of the ACK at hand: counts before it, and the newest segment that it tells of.
    private long _arrivedBefore;
    private long _lostBefore;
    private int _priorInFlight;
    private long _newestOrder;
    private DeliveryStamp? _newest;
    private SimDuration _sendingTook;
    private SimDuration? _leastRoundTrip;

    /// <summary>Whether the application ran out of data, and what it left unused shows in samples.</summary>
    public bool IsApplicationLimited => _limitedUpTo is not null;

    /// <summary>Segments known to have arrived so far.</summary>
    public long Arrived => _arrived;

    /// <summary>Segments counted as lost so far, each time that they were.</summary>
    public long Lost => _lost;

    private DeliveryStamp Stamp => new()
    {
        Arrived = _arrived,
        ArrivedAt = _arrivedAt,
        FlightAt = _flightAt,
        IsApplicationLimited = IsApplicationLimited,
    };

    /// <summary>A segment goes out for the first time.</summary>
    /// <param name="isFirst">Whether nothing else is outstanding.</param>
    /// <param name="now">The current time.</param>
    public void OnSent(bool isFirst, SimTime now)
    {
        if (isFirst)
        {
            _flightAt = _arrivedAt = now;
        }

        _stamps.Enqueue(Stamp);
    }

    /// <summary>A segment that is outstanding goes out again.</summary>
    /// <param name="place">Its place in the queue.</param>
    public void OnSentAgain(int place) => _stamps[place] = Stamp;

    /// <summary>The first segment is acknowledged, and no longer outstanding.</summary>
    public void OnTaken() => _stamps.TryDequeue(out _);

    /// <summary>The first segment moves behind the others, cut into pieces.</summary>
    public void OnCut(int pieces)
    {
        _stamps.TryDequeue(out var stamp);
        for (var i = 0; i < pieces; i++)
        {
            _stamps.Enqueue(stamp);
        }
    }

    /// <summary>Nothing is outstanding any more.</summary>
    public void Clear() => _stamps.Clear();

    /// <summary>A segment has arrived.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="place">Its place in the queue.</param>
    public void OnArrived(in SentSegment segment, int place)
    {
        _arrived++;
        if (_newest is null || segment.Order > _newestOrder)
        {
            _newestOrder = segment.Order;
            _newest = _stamps[place];
            _sendingTook = segment.LastSentAt - _stamps[place].FlightAt;
            _flightAt = segment.LastSentAt;
        }
    }

    /// <summary>A round trip is known.</summary>
    public void OnRoundTrip(SimDuration roundTrip) =>
        _leastRoundTrip = _leastRoundTrip is { } least ? SimDuration.Min(least, roundTrip) : roundTrip;

    /// <summary>A segment counts as lost.</summary>
    public void OnLost() => _lost++;

    /// <summary>The application has nothing to send although it might (Linux
    /// tcp_rate_check_app_limited).</summary>
    public void OnApplicationLimited(int inFlight) => _limitedUpTo = Math.Max(1, _arrived + inFlight);

    /// <summary>An ACK comes.</summary>
    public void BeginAcknowledgment(int inFlight)
    {
        _arrivedBefore = _arrived;
        _lostBefore = _lost;
        _priorInFlight = inFlight;
        _newest = null;
    }

    /// <summary>What the ACK said.</summary>
    /// <param name="tcb">The connection.</param>
    /// <param name="now">The current time.</param>
    public DeliverySample EndAcknowledgment(TcpControlBlock tcb, SimTime now)
    {
        if (_arrived > _limitedUpTo)
        {
            _limitedUpTo = null;
        }

        if (_arrived > _arrivedBefore)
        {
            _arrivedAt = now;
        }

        SimDuration? interval = null;
        if (_newest is { } stamp)
        {
            // Over less than a round trip a segment cannot have come back: it is another sending that
            // arrived.
            var longer = SimDuration.Max(_sendingTook, now - stamp.ArrivedAt);
            interval = longer < _leastRoundTrip || longer <= SimDuration.Zero ? null : longer;
        }

        return new DeliverySample
        {
            Now = now,
            Arrived = (int)(_arrived - _arrivedBefore),
            Lost = (int)(_lost - _lostBefore),
            PriorInFlight = _priorInFlight,
            InFlight = tcb.Recovery.InFlight,
            TotalArrived = _arrived,
            PriorArrived = _newest?.Arrived ?? _arrived,
            Interval = interval,
            IsApplicationLimited = _newest?.IsApplicationLimited ?? false,
            IsRecovering = tcb.Recovery.IsRecovering,
            NextSendAt = tcb.Pacer.FreeAt,
            BurstSegments = tcb.Pacer.BurstSegments,
        };
    }
}
