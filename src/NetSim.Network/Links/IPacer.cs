using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Says when a transmission is over. It is asked for one packet after the other, each not before the end of the
/// one before.</summary>
internal interface IPacer
{
    /// <summary>When the last bit of a packet is sent.</summary>
    /// <param name="start">When the transmitter is free for it.</param>
    /// <param name="bytes">Its bytes.</param>
    SimTime Finish(SimTime start, int bytes);

    /// <summary>Begins again at the start of a run.</summary>
    void Reset();
}
