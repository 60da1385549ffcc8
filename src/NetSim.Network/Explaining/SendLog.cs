using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>What one end of a connection sends: since when each packet could have gone, and what held it.</summary>
/// <param name="log">The log of the connection.</param>
/// <param name="isClient">Which end it is.</param>
internal sealed class SendLog(CausalLog log, bool isClient)
{
    // Until which byte of the stream each write goes, and its node.
    private readonly Ring<(long End, int Node)> _writes = new();

    // What was sent of the stream; a FIN takes up one byte.
    private readonly List<(long Start, long End, int Node)> _sent = [];
    private long _bytesWritten;
    private int _end = -1;
    private int _syn = -1;
    private SequenceNumber _nextSequence;
    private long _nextOffset;

    // What of it happened at this waking: the first timer, and the one for an ACK.
    private TcpTimer _timer;
    private int _expired = -1;
    private int _acknowledging = -1;

    // What kept back what was not sent; the pace aside, which shows in its timer.
    private SendLimit _limit;
    private LatencyPart _rule = LatencyPart.CongestionWindow;

    /// <summary>TCP has sent what it may.</summary>
    /// <param name="limit">What keeps back the rest.</param>
    public void Block(SendLimit limit)
    {
        _limit = limit;
        _rule = RuleOf(limit) ?? _rule;
    }

    /// <summary>Something happens to the end.</summary>
    public void Begin() => (_expired, _acknowledging) = (-1, -1);

    /// <summary>A timer of TCP expires.</summary>
    public void Expire(TcpTimer timer, int node)
    {
        if (_expired < 0)
        {
            (_timer, _expired) = (timer, node);
        }

        if (timer is TcpTimer.DelayedAcknowledgment or TcpTimer.CompressedAcknowledgment)
        {
            _acknowledging = node;
        }
    }

    /// <summary>The application writes.</summary>
    public void Write(long bytes, int node)
    {
        if (bytes > 0)
        {
            _bytesWritten += bytes;
            _writes.Enqueue((_bytesWritten, node));
        }
    }

    /// <summary>The application ends its direction.</summary>
    public void End(int node) => _end = _end < 0 ? node : _end;

    /// <summary>A packet is sent.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="cause">Why TCP sends it.</param>
    /// <param name="current">The node of what the end is doing.</param>
    /// <param name="now">The current time.</param>
    /// <returns>Its node.</returns>
    public int Send(in TcpSegment segment, SendCause cause, int current, SimTime now)
    {
        var isAcknowledgment = cause == SendCause.DelayedAcknowledgment && _acknowledging >= 0;
        var sending = new CausalNode
        {
            Kind = CausalKind.Sending,
            IsClient = isClient,
            At = now,
            Cause = isAcknowledgment ? _acknowledging : current,
            Since = -1,
        };
        if (segment.Has(TcpFlags.Syn))
        {
            return SendSyn(sending, segment, cause);
        }

        var offset = _nextOffset + _nextSequence.DistanceTo(segment.Sequence);
        var packet = new SentPacket(segment.Flags, offset, segment.PayloadBytes, cause);
        var end = offset + segment.PayloadBytes + (segment.Has(TcpFlags.Fin) ? 1 : 0);
        if (end == offset || segment.Has(TcpFlags.Reset) || offset < 0)
        {
            return log.Add(sending, packet);
        }

        if (offset < _nextOffset)
        {
            Repeat(ref sending, LastSendingOf(offset), LatencyPart.RetransmissionTimer);
        }
        else
        {
            HoldNew(ref sending, offset + segment.PayloadBytes);
            (_nextOffset, _nextSequence) = (end, segment.End);
        }

        var node = log.Add(sending, packet);
        _sent.Add((offset, end, node));
        return node;
    }

    private int SendSyn(CausalNode sending, in TcpSegment segment, SendCause cause)
    {
        // Data in a SYN counts as sent when it goes out once more without one, or is acknowledged with it.
        (_nextOffset, _nextSequence) = (0, segment.Sequence + 1u);
        if (_syn >= 0 && cause != SendCause.DuplicateSyn)
        {
            var isAnswer = segment.Has(TcpFlags.Acknowledge);
            Repeat(ref sending, _syn, isAnswer ? LatencyPart.SynAckTimer : LatencyPart.SynTimer);
        }

        return _syn = log.Add(sending, new SentPacket(segment.Flags, 0, segment.PayloadBytes, cause));
    }

    // What is sent again could have been there since it was sent before.
    private void Repeat(ref CausalNode sending, int before, LatencyPart timer)
    {
        sending.Cause = _expired >= 0 ? _expired : sending.Cause;
        sending.Since = before;
        sending.IsOpaque = _expired >= 0 && _timer is TcpTimer.Retransmission or TcpTimer.LossProbe;
        sending.Part = !sending.IsOpaque ? LatencyPart.LossRecovery
            : _timer == TcpTimer.LossProbe ? LatencyPart.TailLossProbe : timer;
    }

    private void HoldNew(ref CausalNode sending, long end)
    {
        while (_writes.Count > 1 && _writes[0].End < end)
        {
            _writes.TryDequeue(out _);
        }

        // A FIN alone; otherwise the last byte of the segment.
        var ready = end <= _nextOffset ? _end : _writes.Count > 0 && _writes[0].End >= end ? _writes[0].Node : -1;
        if (ready >= 0 && _limit != SendLimit.None && log[ready].At < sending.At)
        {
            sending.Since = ready;
            sending.Part = _rule;
        }
    }

    private int LastSendingOf(long offset)
    {
        for (var i = _sent.Count - 1; i >= 0; i--)
        {
            if (_sent[i].Start <= offset && offset < _sent[i].End)
            {
                return _sent[i].Node;
            }
        }

        return -1;
    }

    private static LatencyPart? RuleOf(SendLimit limit) => limit switch
    {
        SendLimit.None => null,
        SendLimit.CongestionWindow => LatencyPart.CongestionWindow,
        SendLimit.ReceiveWindow => LatencyPart.ReceiveWindow,
        SendLimit.Nagle => LatencyPart.Nagle,
        SendLimit.Cork => LatencyPart.Cork,
        SendLimit.Pacing => null,
    };
}
