// Read first: RFC 8985 (RACK-TLP), RFC 6675 §2 (pipe), RFC 6937 (PRR); Linux tcp_input.c (tcp_ack, tcp_fastretrans_alert,
// tcp_process_tlp_ack), tcp_recovery.c.
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Loss recovery with selective acknowledgments, as Linux does it: RACK, tail loss probes, PRR.</summary>
/// <param name="congestion">Told of loss and progress.</param>
internal sealed class RackRecovery(ICongestionControl congestion) : ILossRecovery
{
    // Linux: as many segments above a hole make the reordering window zero (tcp_reordering).
    private const int DuplicateThreshold = 3;

    // TCP_RTO_MIN: how long the peer may hold back the ACK of a lone segment; TCP_TIMEOUT_MIN_US otherwise.
    private static readonly SimDuration LoneAllowance = 200.Milliseconds;
    private static readonly SimDuration Allowance = 2.Milliseconds;

    private readonly Rack _rack = new();
    private readonly ProportionalRateReduction _reduction = new();
    private SequenceNumber _recoverUpTo;
    private Phase _phase;

    // The end of what was outstanding when a probe went out, until that is acknowledged.
    private SequenceNumber? _probedUpTo;
    private bool _probeWasRepeat;

    // The round trip of the last segment that the latest SACK blocks tell of.
    private SimDuration? _newestSacked;

    // What a timeout sends again goes out whatever cwnd says (Linux tcp_retransmit_timer).
    private bool _sendsAtOnce;

    private enum Phase
    {
        Open,
        Disorder,
        Recovery,
        Loss,
    }

    /// <inheritdoc/>
    public RetransmissionQueue Queue { get; } = new();

    /// <inheritdoc/>
    public int InFlight => Queue.InFlight;

    /// <inheritdoc/>
    public bool IsOpen => _phase == Phase.Open;

    /// <inheritdoc/>
    public bool IsRecovering => _phase is Phase.Recovery or Phase.Loss;

    /// <inheritdoc/>
    public SendCause RetransmissionCause { get; private set; }

    /// <inheritdoc/>
    public SimTime? ReorderingDeadline { get; private set; }

    /// <inheritdoc/>
    public SimDuration? OnAcknowledgment(in Acknowledgment acknowledgment, SimTime now)
    {
        var sackedBefore = Queue.Sacked;
        var (segments, alreadySacked, sample) = TakeCumulative(acknowledgment.Number, now);
        var sackSample = TakeBlocks(acknowledgment, now, out var newlySacked, out var isRepeat);
        if (segments == 0 && newlySacked == 0 && !acknowledgment.IsDuplicate)
        {
            return null;
        }

        if ((_newestSacked ?? Queue.NewestRoundTrip) is { } roundTrip)
        {
            congestion.OnRoundTrip(new RoundTripSample(
                roundTrip, acknowledgment.SmoothedRoundTrip, acknowledgment.Number, acknowledgment.Next, now));
        }

        EndProbe(acknowledgment, isRepeat);
        var delivered = segments - alreadySacked + newlySacked;
        React(acknowledgment, segments, delivered, isDubious: sackedBefore > 0 || newlySacked > 0, now);
        return sample ?? (segments > 0 || newlySacked > 0 ? sackSample : null);
    }

    /// <inheritdoc/>
    public void OnTimeout(SequenceNumber next, SimTime now)
    {
        var isFirst = _phase != Phase.Loss;
        _phase = Phase.Loss;
        _recoverUpTo = next;
        _probedUpTo = null;
        ReorderingDeadline = null;
        RetransmissionCause = SendCause.RetransmissionTimeout;
        _sendsAtOnce = true;
        for (var i = 0; i < Queue.Outstanding; i++)
        {
            // What was sent less than a round trip ago may still arrive (Linux tcp_timeout_mark_lost).
            var segment = Queue[i];
            if (!segment.IsSacked && (i == 0 || now - segment.LastSentAt >= _rack.RoundTrip))
            {
                Queue.MarkLostAgain(i);
            }
        }

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
        if (_phase == Phase.Recovery)
        {
            _reduction.OnSent();
        }
    }

    /// <inheritdoc/>
    public SimDuration? ProbeTimeout(SimDuration? smoothedRoundTrip)
    {
        if (_phase != Phase.Open || _probedUpTo is not null || smoothedRoundTrip is not { } roundTrip)
        {
            return null;
        }

        // RFC 8985 §7.2, with Linux’s allowances (tcp_schedule_loss_probe).
        return roundTrip * 2 + (Queue.Outstanding == 1 ? LoneAllowance : Allowance);
    }

    /// <inheritdoc/>
    public void OnProbe(SequenceNumber next, bool isNew)
    {
        _probedUpTo = next;
        _probeWasRepeat = !isNew;
    }

    /// <inheritdoc/>
    public void OnReorderingTimeout(SequenceNumber next, SimTime now)
    {
        ReorderingDeadline = null;
        if (FindLosses(smoothedRoundTrip: null, now) > 0 && _phase is Phase.Open or Phase.Disorder)
        {
            BeginRecovery(next);
            congestion.SetWindow(_reduction.WindowAfter(0, InFlight, congestion.SlowStartThresholdSegments, isSafe: false));
        }
    }

    private (int Segments, int AlreadySacked, SimDuration? Sample) TakeCumulative(SequenceNumber number, SimTime now)
    {
        var sacked = 0;
        for (var i = 0; i < Queue.Outstanding && !number.Precedes(Queue[i].End); i++)
        {
            if (Queue[i].IsSacked)
            {
                sacked++;
            }
            else
            {
                _rack.OnDelivered(Queue[i], now);
            }
        }

        var (segments, sample) = Queue.Acknowledge(number, now);
        return (segments, sacked, sample);
    }

    // A round-trip sample from the first newly held segment that was sent once.
    private SimDuration? TakeBlocks(in Acknowledgment acknowledgment, SimTime now, out int newlySacked, out bool isRepeat)
    {
        newlySacked = 0;
        isRepeat = false;
        _newestSacked = null;
        SimDuration? sample = null;
        var blocks = acknowledgment.Sack;
        for (var b = 0; b < acknowledgment.SackCount; b++)
        {
            var block = blocks[b];
            if (!acknowledgment.Number.Precedes(block.End))
            {
                // RFC 2883 §4: a first block at or below the ACK tells of a duplicate.
                isRepeat |= b == 0;
                continue;
            }

            for (var i = Queue.FirstAtOrBehind(block.Start); i < Queue.Outstanding && !block.End.Precedes(Queue[i].End); i++)
            {
                var segment = Queue[i];
                if (Queue.MarkSacked(i))
                {
                    newlySacked++;
                    _rack.OnDelivered(segment, now);
                    if (segment.Retransmissions == 0)
                    {
                        _newestSacked = now - segment.LastSentAt;
                        sample ??= _newestSacked;
                    }
                }
            }
        }

        return sample;
    }

    // Linux tcp_process_tlp_ack.
    private void EndProbe(in Acknowledgment acknowledgment, bool isRepeat)
    {
        if (_probedUpTo is not { } end || acknowledgment.Number.Precedes(end))
        {
            return;
        }

        if (_probeWasRepeat && !isRepeat && _phase is Phase.Open or Phase.Disorder)
        {
            // RFC 8985 §7.4: the probe repaired a loss that would have gone unnoticed.
            congestion.OnRecoveryBegins();
            congestion.OnRecoveryEnds();
        }

        _probedUpTo = null;
    }

    private void React(in Acknowledgment acknowledgment, int segments, int delivered, bool isDubious, SimTime now)
    {
        var isComplete = !acknowledgment.Number.Precedes(_recoverUpTo);
        if (_phase == Phase.Recovery && isComplete)
        {
            congestion.OnRecoveryEnds();
            _phase = Phase.Open;
        }
        else if (_phase == Phase.Loss && isComplete)
        {
            _phase = Phase.Open;
        }

        var found = isDubious || _phase is Phase.Recovery or Phase.Loss
            ? FindLosses(acknowledgment.SmoothedRoundTrip, now)
            : 0;
        switch (_phase)
        {
            case Phase.Open or Phase.Disorder when found > 0:
                BeginRecovery(acknowledgment.Next);
                Reduce(delivered, isSafe: false);
                break;
            case Phase.Open or Phase.Disorder:
                _phase = Queue.Sacked > 0 ? Phase.Disorder : Phase.Open;
                Grow(acknowledgment, segments, delivered, now);
                break;
            case Phase.Recovery:
                RetransmissionCause = SendCause.PartialAcknowledgment;
                Reduce(delivered, isSafe: acknowledgment.Advances && found == 0);
                break;
            case Phase.Loss:
                Grow(acknowledgment, segments, delivered, now);
                break;
        }
    }

    // Linux tcp_cong_control: by what has arrived, with ACKs that advance.
    private void Grow(in Acknowledgment acknowledgment, int segments, int delivered, SimTime now)
    {
        if (segments > 0)
        {
            congestion.OnAcknowledged(delivered, acknowledgment.IsWindowLimited, now);
        }
    }

    private void BeginRecovery(SequenceNumber next)
    {
        _phase = Phase.Recovery;
        _recoverUpTo = next;
        RetransmissionCause = SendCause.FastRetransmit;
        _probedUpTo = null;
        _reduction.Begin(congestion.WindowSegments);
        congestion.OnRecoveryBegins();
    }

    private void Reduce(int delivered, bool isSafe)
    {
        if (delivered > 0)
        {
            congestion.SetWindow(
                _reduction.WindowAfter(delivered, InFlight, congestion.SlowStartThresholdSegments, isSafe));
        }
    }

    // RFC 8985 §6.2 step 5. How many segments count as lost that did not before.
    private int FindLosses(SimDuration? smoothedRoundTrip, SimTime now)
    {
        ReorderingDeadline = null;
        if (!_rack.HasDelivery)
        {
            return 0;
        }

        var isSure = _phase is Phase.Recovery or Phase.Loss || Queue.Sacked >= DuplicateThreshold;
        var patience = _rack.RoundTrip + _rack.Window(isSure, smoothedRoundTrip ?? SimDuration.FromMilliseconds(long.MaxValue / 2_000_000));
        var found = 0;
        for (var i = 0; i < Queue.Outstanding; i++)
        {
            var segment = Queue[i];
            if (segment.IsSacked || (segment.IsLost && !segment.IsRetransmitted) || !_rack.IsOlder(segment))
            {
                continue;
            }

            var due = segment.LastSentAt + patience;
            if (due <= now)
            {
                Queue.MarkLostAgain(i);
                found++;
            }
            else
            {
                ReorderingDeadline = SimTime.Max(ReorderingDeadline ?? SimTime.Start, due + Allowance);
            }
        }

        return found;
    }
}
