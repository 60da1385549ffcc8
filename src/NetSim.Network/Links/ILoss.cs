using NetSim.Network.Tracing;

namespace NetSim.Network.Links;

/// <summary>Decides which packets are lost.</summary>
internal interface ILoss
{
    /// <summary>Decides on the next packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="bytes">Its bytes on the link.</param>
    /// <param name="memory">What the link remembers of its connection; the packet is counted already.</param>
    /// <param name="draws">The randomness of the link.</param>
    /// <returns>Why it is lost, or <see cref="LossCause.None"/>.</returns>
    LossCause Decide(in Packet packet, int bytes, ref LinkMemory memory, in LinkDraws draws);
}
