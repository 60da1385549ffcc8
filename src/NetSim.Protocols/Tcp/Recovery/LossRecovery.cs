// Read first: RFC 5681 §3.2 (fast retransmit), RFC 6582 (NewReno without SACK), RFC 6298 §5 (timeout).
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Finds out what was lost, from duplicate ACKs and timeouts, and says what to send again.</summary>
/// <param name="congestion">Told of loss and progress.</param>
internal sealed class LossRecovery(ICongestionControl congestion)
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

    /// <summary>What is in flight, oldest first.</summary>
    public RetransmissionQueue Queue { get; } = new();

    /// <summary>How many segments count as being in the network.</summary>
    public int InFlight => Math.Max(0, Queue.InFlight - _duplicates);

    /// <summary>Why a segment is sent again now.</summary>
    public SendCause RetransmissionCause { get; private set; }

    /// <summary>Takes an ACK that advances SND.UNA.</summary>
    /// <returns>A round-trip sample from a segment that was sent once; null if there is none.</returns>
    public SimDuration? OnAcknowledged(SequenceNumber acknowledgment, bool isLimited, SimTime now)
    {
        var (segments, roundTrip) = Queue.Acknowledge(acknowledgment, now);
        _awaitsProgress = _phase != Phase.Open && acknowledgment == _recoverUpTo;
        switch (_phase)
        {
            case Phase.Open:
                _duplicates = 0;
                congestion.OnAcknowledged(segments, isLimited);
                break;
            case Phase.FastRecovery when acknowledgment.Precedes(_recoverUpTo):
                // RFC 6582 §3.2 step 3, partial ACK: the next hole is lost as well. The ACK takes the
                // segments that duplicates stood for, all but the one that was missing (Linux
                // tcp_remove_reno_sacks).
                _duplicates = Math.Max(0, _duplicates - Math.Max(0, segments - 1));
                RetransmissionCause = SendCause.PartialAcknowledgment;
                _sendsAtOnce = Queue.MarkFirstLost();
                break;
            case Phase.AfterTimeout when acknowledgment.Precedes(_recoverUpTo):
                congestion.OnAcknowledged(segments, isLimited: true);
                break;
            case Phase.FastRecovery:
                _duplicates = 0;
                _phase = Phase.Open;
                congestion.OnRecoveryEnds();
                break;
            case Phase.AfterTimeout:
                _duplicates = 0;
                _phase = Phase.Open;
                congestion.OnAcknowledged(segments, isLimited: true);
                break;
        }

        return roundTrip;
    }

    /// <summary>Takes a duplicate ACK.</summary>
    /// <param name="next">SND.NXT.</param>
    public void OnDuplicate(SequenceNumber next)
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
            RetransmissionCause = SendCause.FastRetransmit;
            _sendsAtOnce = Queue.MarkFirstLost();
        }
    }

    /// <summary>The retransmission timer expired: all that is outstanding is lost.</summary>
    /// <param name="next">SND.NXT.</param>
    public void OnTimeout(SequenceNumber next)
    {
        congestion.OnTimeout(isFirst: _phase != Phase.AfterTimeout);
        _phase = Phase.AfterTimeout;
        _recoverUpTo = next;
        _duplicates = 0;
        _sendsAtOnce = false;
        RetransmissionCause = SendCause.RetransmissionTimeout;
        Queue.MarkAllLost();
    }

    /// <summary>Takes the next segment to send again, if cwnd has room.</summary>
    public bool TryRetransmit(out SentSegment segment)
    {
        if (Queue.HasWaiting && (_sendsAtOnce || InFlight < congestion.WindowSegments))
        {
            _sendsAtOnce = false;
            return Queue.TryRetransmit(out segment);
        }

        segment = default;
        return false;
    }
}
