// Read first: RFC 5681 §3.2 (fast retransmit), RFC 6582 (NewReno without SACK), RFC 6298 §5 (timeout).
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Finds out what was lost, from duplicate ACKs and timeouts, and says what to send again.</summary>
/// <param name="congestion">Told of loss and progress.</param>
internal sealed class NewRenoRecovery(ICongestionControl congestion) : ILossRecovery
{
    // RFC 5681 §3.2: the third duplicate means a loss.
    private const int DuplicateThreshold = 3;

    // Duplicate ACKs since the last advance: each stands for a segment that has left the network.
    private int _duplicates;

    // RFC 6582 §3.2: "recover", the end of what was outstanding when the loss was found.
    private SequenceNumber _recoverUpTo;
    private Phase _phase;

    // RFC 6582 §3.2 step 1: duplicates that do not go beyond "recover" may be echoes of what was sent again.
    private bool _awaitsProgress;

    // Fast retransmit sends at once, whatever cwnd says (RFC 5681 §3.2 step 3, RFC 6582 §3.2 step 3).
    private bool _sendsAtOnce;

    private enum Phase
    {
        Open,
        FastRecovery,
        AfterTimeout,
    }

    /// <inheritdoc/>
    public RetransmissionQueue Queue { get; } = new();

    /// <inheritdoc/>
    public int InFlight => Math.Max(0, Queue.InFlight - _duplicates);

    /// <inheritdoc/>
    public bool IsOpen => _phase == Phase.Open;

    /// <inheritdoc/>
    public bool IsRecovering => _phase != Phase.Open;

    /// <inheritdoc/>
    public SendCause RetransmissionCause { get; private set; }

    /// <inheritdoc/>
    public SimDuration? OnAcknowledgment(in Acknowledgment acknowledgment, SimTime now)
    {
        if (acknowledgment.Advances)
        {
            return OnAdvance(acknowledgment, now);
        }

        if (acknowledgment.IsDuplicate)
        {
            OnDuplicate(acknowledgment.Next);
        }

        return null;
    }

    private SimDuration? OnAdvance(in Acknowledgment acknowledgment, SimTime now)
    {
        var (segments, roundTrip) = Queue.Acknowledge(acknowledgment.Number, now);
        if (Queue.NewestRoundTrip is { } newest)
        {
            congestion.OnRoundTrip(new RoundTripSample(
                newest, acknowledgment.SmoothedRoundTrip, acknowledgment.Number, acknowledgment.Next, now));
        }

        _awaitsProgress = _phase != Phase.Open && acknowledgment.Number == _recoverUpTo;
        switch (_phase)
        {
            case Phase.Open:
                _duplicates = 0;
                congestion.OnAcknowledged(segments, acknowledgment.IsWindowLimited, now);
                break;
            case Phase.FastRecovery when acknowledgment.Number.Precedes(_recoverUpTo):
                // RFC 6582 §3.2 step 3, partial ACK: the next hole is lost as well. The ACK takes the
                // segments that duplicates stood for, all but the one that was missing (Linux
                // tcp_remove_reno_sacks).
                _duplicates = Math.Max(0, _duplicates - Math.Max(0, segments - 1));
                RetransmissionCause = SendCause.PartialAcknowledgment;
                _sendsAtOnce = Queue.MarkFirstLost();
                break;
            case Phase.AfterTimeout when acknowledgment.Number.Precedes(_recoverUpTo):
                congestion.OnAcknowledged(segments, acknowledgment.IsWindowLimited, now);
                break;
            case Phase.FastRecovery:
                _duplicates = 0;
                _phase = Phase.Open;
                congestion.OnRecoveryEnds();
                break;
            case Phase.AfterTimeout:
                _duplicates = 0;
                _phase = Phase.Open;
                congestion.OnAcknowledged(segments, acknowledgment.IsWindowLimited, now);
                break;
        }

        return roundTrip;
    }

    private void OnDuplicate(SequenceNumber next)
    {
        if (Queue.Outstanding == 0 || _phase == Phase.AfterTimeout || _awaitsProgress)
        {
            return;
        }

        _duplicates = Math.Min(_duplicates + 1, Queue.Outstanding - 1);
        if (_phase == Phase.Open && _duplicates >= DuplicateThreshold)
        {
            _phase = Phase.FastRecovery;
            _recoverUpTo = next;
            congestion.OnRecoveryBegins();
            congestion.SetWindow(congestion.SlowStartThresholdSegments);
            RetransmissionCause = SendCause.FastRetransmit;
            _sendsAtOnce = Queue.MarkFirstLost();
        }
    }

    /// <inheritdoc/>
    /// <remarks>All that is outstanding is lost.</remarks>
    public void OnTimeout(SequenceNumber next, SimTime now)
    {
        var isFirst = _phase != Phase.AfterTimeout;
        _phase = Phase.AfterTimeout;
        _recoverUpTo = next;
        _duplicates = 0;
        _sendsAtOnce = false;
        RetransmissionCause = SendCause.RetransmissionTimeout;
        Queue.MarkAllLost();
        congestion.OnTimeout(isFirst, InFlight, next, now);
    }

    /// <inheritdoc/>
    public bool TryRetransmit(SimTime now, out SentSegment segment)
    {
        if (Queue.HasWaiting && (_sendsAtOnce || InFlight < congestion.WindowSegments))
        {
            _sendsAtOnce = false;
            return Queue.TryRetransmit(now, out segment);
        }

        segment = default;
        return false;
    }

    /// <inheritdoc/>
    public void OnSent()
    {
    }

    /// <inheritdoc/>
    public SimDuration? ProbeTimeout(SimDuration? smoothedRoundTrip) => null;

    /// <inheritdoc/>
    public void OnProbe(SequenceNumber next, bool isNew)
    {
    }

    /// <inheritdoc/>
    public SimTime? ReorderingDeadline => null;

    /// <inheritdoc/>
    public void OnReorderingTimeout(SequenceNumber next, SimTime now)
    {
    }
}
