// Read first: RFC 6937 §3; Linux tcp_cwnd_reduction.
namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>PRR: lets out as much during recovery as brings what is in flight down to ssthresh.</summary>
internal sealed class ProportionalRateReduction
{
    private long _priorWindow;
    private long _delivered;
    private long _sent;

    /// <summary>Recovery begins.</summary>
    /// <param name="windowSegments">cwnd before it.</param>
    public void Begin(int windowSegments)
    {
        _priorWindow = windowSegments;
        _delivered = 0;
        _sent = 0;
    }

    /// <summary>A segment was sent.</summary>
    public void OnSent() => _sent++;

    /// <summary>What cwnd is after an ACK.</summary>
    /// <param name="delivered">How many segments it says have arrived.</param>
    /// <param name="inFlight">How many are in the network.</param>
    /// <param name="threshold">ssthresh.</param>
    /// <param name="isSafe">Whether SND.UNA advanced and no further loss was found.</param>
    public int WindowAfter(int delivered, int inFlight, int threshold, bool isSafe)
    {
        _delivered += delivered;
        long quota;
        if (inFlight > threshold)
        {
            quota = (threshold * _delivered + _priorWindow - 1) / _priorWindow - _sent;
        }
        else
        {
            quota = Math.Min(threshold - inFlight, Math.Max(_delivered - _sent, delivered) + (isSafe ? 1 : 0));
        }

        // The first retransmission goes out whatever the sum says.
        return (int)(inFlight + Math.Max(quota, _sent == 0 ? 1 : 0));
    }
}
