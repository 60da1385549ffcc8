// Read first: RFC 8985 (RACK-TLP), RFC 6675 §2, RFC 6937 (PRR); Linux tcp_input.c (tcp_ack), tcp_recovery.c.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Finds out what was lost, says what to send again, and takes back what was not called for, as Linux does. The
/// steps are in <see cref="AckReader"/>, <see cref="RecoveryStates"/> and <see cref="LossTimer"/>.</summary>
internal sealed class LossRecovery
{
    private readonly TcpControlBlock _tcb;
    private readonly AckReader _reader;
    private readonly RecoveryStates _states;
    private readonly Rack _rack = new();
    private readonly RecoveryUndo _undo;
    private readonly TailLossProbe _probe = new();

    /// <summary>Nothing is in flight yet.</summary>
    /// <param name="tcb">The connection.</param>
    public LossRecovery(TcpControlBlock tcb)
    {
        _tcb = tcb;
        Queue = new RetransmissionQueue { Rate = tcb.Rate };
        _undo = new RecoveryUndo(tcb.Congestion, _rack);
        _reader = new AckReader(tcb, Queue, _rack, _undo, _probe);
        Timer = new LossTimer(tcb);
        _states = new RecoveryStates(tcb, Queue, Timer, _reader, _rack, _undo, _probe);
    }

    /// <summary>What is in flight, oldest first.</summary>
    public RetransmissionQueue Queue { get; }

    /// <summary>The timer for it.</summary>
    public LossTimer Timer { get; }

    /// <summary>How many segments count as being in the network.</summary>
    public int InFlight => Queue.InFlight;

    /// <summary>What the sender thinks of the network.</summary>
    public CongestionState State => _states.State;

    /// <summary>Whether nothing suggests a loss.</summary>
    public bool IsOpen => State == CongestionState.Open;

    /// <summary>Whether losses are being repaired.</summary>
    public bool IsRecovering => State is CongestionState.Recovery or CongestionState.Loss;

    /// <summary>By how many segments one may be overtaken in the network.</summary>
    public int Reordering => _reader.Reordering;

    /// <summary>How many segments are known to have arrived since the connection opened.</summary>
    public long Delivered { get; private set; }

    /// <summary>Why a segment is sent again now.</summary>
    public SendCause RetransmissionCause => _states.RetransmissionCause;

    /// <summary>Whether new data goes ahead of what is lost, to find out whether a timeout was called for.</summary>
    public bool PrefersNew => _states.Permit == Sending.NewThenLost;

    /// <summary>Whether a probe for a lost tail is out.</summary>
    public bool HasProbe => _probe.End is not null;

    /// <summary>The handshake gave a round-trip sample.</summary>
    public void OnFirstSample(SimDuration roundTrip) => _rack.AddSample(roundTrip);

    /// <summary>Takes in what a segment acknowledges, with SND.UNA already advanced.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="prior">SND.UNA before it.</param>
    /// <param name="windowChanged">Whether it changed the window.</param>
    /// <param name="now">The current time.</param>
    public void OnAcknowledgment(in TcpSegment segment, SequenceNumber prior, bool windowChanged, SimTime now)
    {
        var wasIdle = Queue.Outstanding == 0;
        var isOld = segment.Acknowledgment.Precedes(prior);
        var lossesBefore = Queue.LossesFound;
        _states.Begin();
        var found = _reader.Read(segment, prior, windowChanged, _states.IsRepairingForGood, now);
        if (wasIdle || isOld)
        {
            if (found.IsAlarming)
            {
                _states.Alert(found, duplicates: 0);
            }

            Delivered += found.Delivered;
            return;
        }

        _rack.AdaptWindow(found.DeliveredBefore, Delivered + found.Delivered);
        _states.OnProgress(found);
        if (found.IsAlarming || !IsOpen || (found.Acknowledged == 0 && !found.CarriesNews))
        {
            _states.Alert(found, found.IsDuplicate ? 1 : 0);
        }

        if (found.SetsTimer)
        {
            Timer.Restart(now);
        }

        Delivered += found.Delivered;
        _states.Control(found, (int)(Queue.LossesFound - lossesBefore));
    }

    /// <summary>The retransmission timer expired.</summary>
    public void OnTimeout(SimTime now) => _states.OnTimeout(now);

    /// <summary>What is out may be larger than the path takes now (Linux tcp_simple_retransmit).</summary>
    public void OnSegmentsTooLarge() => _states.RepairLargerThan(_tcb.Send.SegmentBytes, SendCause.PathMtu);

    /// <summary>What is in flight is lost, but not by congestion: sends it again without slowing down (Linux
    /// tcp_non_congestion_loss_retransmit).</summary>
    public void RepairAll() => _states.RepairLargerThan(segmentBytes: -1, SendCause.FastRetransmit);

    /// <summary>RACK has waited for what may only have been overtaken.</summary>
    public void OnReorderingTimeout(SimTime now)
    {
        _states.OnReorderingTimeout(now);
        Timer.OnReorderingTimeout(now);
    }

    /// <summary>Takes the next segment to send again, if cwnd has room.</summary>
    public bool TryRetransmit(SimTime now, out SentSegment segment)
    {
        if (_states.Permit == Sending.LostThenNew && Queue.HasWaiting
            && InFlight < _tcb.Congestion.WindowSegments)
        {
            _tcb.Sizing.Probing.Forget();
            segment = Queue.Retransmit(_tcb.Send.SegmentBytes, Delivered, now);
            _undo.OnRetransmitted(SegmentFactory.TimestampAt(now));
            _states.OnSent();
            return true;
        }

        segment = default;
        return false;
    }

    /// <summary>There is no new data to go ahead of what is lost.</summary>
    public bool TryFallBack() => _states.TryFallBack();

    /// <summary>New data goes out now.</summary>
    public void Add(SentSegment segment)
    {
        segment.DeliveredBefore = Delivered;
        Queue.Add(segment);
        _states.OnSent();
    }

    /// <summary>Sends the last segment again, as the probe for a lost tail.</summary>
    public SentSegment RepeatLast(SimTime now)
    {
        _undo.OnProbeRepeated();
        Queue.CutLast(_tcb.Send.SegmentBytes);
        return Queue.Repeat(Queue.LastPlace, Delivered, now);
    }

    /// <summary>The probe for a lost tail has gone out.</summary>
    public void OnProbe(bool isRepeat) => _probe.Begin(_tcb.Send.Next, isRepeat);
}
