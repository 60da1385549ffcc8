using NetSim.Network.Tracing;

namespace NetSim.Network.Links;

/// <summary>Loses one packet in so many.</summary>
/// <param name="model">Which.</param>
internal sealed class PeriodicLoss(LossModel.Periodic model) : ILoss
{
    /// <inheritdoc/>
    public LossCause Decide(in Packet packet, int bytes, ref LinkMemory memory, in LinkDraws draws) =>
        memory.Packets >= model.First && (memory.Packets - model.First) % model.Every == 0
            ? LossCause.Pattern
            : LossCause.None;
}
