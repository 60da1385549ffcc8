namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>What a segment says to loss recovery.</summary>
/// <param name="Number">SEG.ACK.</param>
/// <param name="Unacknowledged">SND.UNA before it.</param>
/// <param name="Next">SND.NXT.</param>
/// <param name="IsDuplicate">Whether it is a duplicate ACK (RFC 5681 §2).</param>
/// <param name="IsWindowLimited">Whether cwnd held sending back of late.</param>
/// <param name="SmoothedRoundTrip">SRTT before it.</param>
/// <param name="Sack">The SACK blocks.</param>
/// <param name="SackCount">How many there are.</param>
internal readonly record struct Acknowledgment(
    SequenceNumber Number,
    SequenceNumber Unacknowledged,
    SequenceNumber Next,
    bool IsDuplicate,
    bool IsWindowLimited,
    Units.SimDuration? SmoothedRoundTrip,
    SackBlocks Sack,
    int SackCount)
{
    /// <summary>Whether SND.UNA advances.</summary>
    public bool Advances => Unacknowledged.Precedes(Number);
}
