// Read first: RFC 8985 §7; Linux tcp_send_loss_probe, tcp_process_tlp_ack.
namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>The probe for a lost tail: one at a time, until what was outstanding with it is acknowledged.</summary>
internal sealed class TailLossProbe
{
    private bool _isRepeat;

    /// <summary>What an ACK tells of the probe.</summary>
    public enum Verdict
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>It repaired a loss that would have gone unnoticed.</summary>
        RepairedLoss,
    }

    /// <summary>The end of what is outstanding with the probe; null while none is (TLP.end_seq).</summary>
    public SequenceNumber? End { get; private set; }

    /// <summary>Whether the probe that is out sends something again.</summary>
    public bool IsRepeatOut => End is not null && _isRepeat;

    /// <summary>The probe goes out.</summary>
    public void Begin(SequenceNumber next, bool isRepeat) => (End, _isRepeat) = (next, isRepeat);

    /// <summary>It says nothing more.</summary>
    public void Forget() => End = null;

    /// <summary>Takes in an ACK (RFC 8985 §7.4.2).</summary>
    public Verdict OnAcknowledgment(AckFindings found)
    {
        if (End is not { } end || found.Number.Precedes(end))
        {
            return Verdict.None;
        }

        if (!_isRepeat || found.DuplicatesProbe)
        {
            // New data arrived; or both the original and the probe did.
            End = null;
            return Verdict.None;
        }

        if (end.Precedes(found.Number))
        {
            return Verdict.RepairedLoss;
        }

        if (found.IsDuplicate && !found.HasSacked)
        {
            End = null;
        }

        return Verdict.None;
    }
}
