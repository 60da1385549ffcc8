using NetSim.Network.Tracing;

namespace NetSim.Network.Links;

/// <summary>Loses each packet on its own.</summary>
/// <param name="probability">The probability.</param>
internal sealed class BernoulliLoss(double probability) : ILoss
{
    /// <inheritdoc/>
    public LossCause Decide(in Packet packet, int bytes, ref LinkMemory memory, in LinkDraws draws) =>
        LinkDraws.Uniform(draws.Loss, packet) < probability ? LossCause.Random : LossCause.None;
}
