using NetSim.Units;

namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>What one ACK tells, gathered step by step (Linux: the FLAG_ bits and sacktag_state of tcp_ack).</summary>
internal sealed class AckFindings
{
    /// <summary>SEG.ACK.</summary>
    public SequenceNumber Number { get; private set; }

    /// <summary>SND.UNA before it.</summary>
    public SequenceNumber Prior { get; private set; }

    /// <summary>The timestamp that it echoes; 0 for none.</summary>
    public uint Echo { get; private set; }

    /// <summary>Whether it echoes congestion (ECE).</summary>
    public bool EchoesCongestion { get; set; }

    /// <summary>When it came.</summary>
    public SimTime Now { get; private set; }

    /// <summary>Whether it carries data or a FIN, or changes the window, so that it is no duplicate.</summary>
    public bool CarriesNews { get; private set; }

    /// <summary>How many segments it acknowledges.</summary>
    public int Acknowledged { get; set; }

    /// <summary>How many segments are newly known to have arrived.</summary>
    public int Delivered { get; set; }

    /// <summary>Whether blocks tell of segments that the peer was not known to hold.</summary>
    public bool HasSacked { get; set; }

    /// <summary>Whether something arrived that was sent once, and before the latest loss was found.</summary>
    public bool OriginalArrived { get; set; }

    /// <summary>Whether it acknowledges something that was sent again.</summary>
    public bool RepeatAcknowledged { get; set; }

    /// <summary>Whether it tells of a duplicate (D-SACK).</summary>
    public bool HasDuplicate { get; set; }

    /// <summary>Whether that is the probe for a lost tail.</summary>
    public bool DuplicatesProbe { get; set; }

    /// <summary>Whether retransmissions were found to be lost.</summary>
    public bool RepeatLost { get; set; }

    /// <summary>Whether the timer for what is in flight starts anew.</summary>
    public bool SetsTimer { get; set; }

    /// <summary>When the first and the last of the acknowledged segments that were sent once were sent.</summary>
    public (SimTime First, SimTime Last)? AcknowledgedSent { get; set; }

    /// <summary>The same for what blocks tell of.</summary>
    public (SimTime First, SimTime Last)? SackedSent { get; set; }

    /// <summary>The lowest number that arrived after a higher one, though it was sent once.</summary>
    public SequenceNumber? LowestOvertaken { get; set; }

    /// <summary>How many segments were known to have arrived when the newest of these was sent.</summary>
    public long DeliveredBefore { get; set; }

    /// <summary>Whether SND.UNA advances.</summary>
    public bool Advances => Prior.Precedes(Number);

    /// <summary>Whether it is a duplicate ACK: it says nothing new at all (RFC 5681 §2, RFC 6675 §2).</summary>
    public bool IsDuplicate => !Advances && !CarriesNews && !HasDuplicate;

    /// <summary>Whether it hints at a loss or at congestion.</summary>
    public bool IsAlarming => HasSacked || EchoesCongestion || HasDuplicate;

    /// <summary>Starts with what the header says.</summary>
    public void Begin(in TcpSegment segment, SequenceNumber prior, bool windowChanged, SimTime now)
    {
        Number = segment.Acknowledgment;
        Prior = prior;
        Echo = segment.HasTimestamps ? segment.TimestampEcho : 0;
        EchoesCongestion = false;
        CarriesNews = segment.Length > 0 || windowChanged;
        Now = now;
        (Acknowledged, Delivered, DeliveredBefore) = (0, 0, 0);
        (HasSacked, OriginalArrived, RepeatAcknowledged) = (false, false, false);
        (HasDuplicate, DuplicatesProbe, RepeatLost, SetsTimer) = (false, false, false, false);
        (AcknowledgedSent, SackedSent, LowestOvertaken) = (null, null, null);
    }

    /// <summary>A segment was overtaken.</summary>
    public void Overtake(SequenceNumber start) =>
        LowestOvertaken = LowestOvertaken is { } known && !start.Precedes(known) ? known : start;
}
