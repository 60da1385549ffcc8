// Read first: RFC 4987 §2.
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>SYNs with addresses that are not their sender’s: whoever has the address does not answer.</summary>
internal static class SynFlood
{
    /// <summary>The SYN, as the sender’s stack would send it.</summary>
    /// <param name="sender">The host that sends it.</param>
    /// <param name="initialSequence">ISS.</param>
    /// <param name="now">The current time.</param>
    public static TcpSegment Syn(Host sender, SequenceNumber initialSequence, SimTime now)
    {
        var tcp = new TcpConnection(sender.Spec.Tcp, initialSequence, sender.TimerPhase);
        tcp.Open(now);
        return tcp.TryTransmit(now, out var syn) ? syn : throw new InvalidOperationException("An open sends a SYN.");
    }
}
