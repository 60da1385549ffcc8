// Read first: Gilbert, “Capacity of a burst-noise channel”, BSTJ 39 (1960); Elliott, “Estimates of error rates for codes
// on burst-noise channels”, BSTJ 42 (1963); the gemodel of netem has the same four parameters.
using NetSim.Network.Tracing;

namespace NetSim.Network.Links;

/// <summary>Loses packets in bursts.</summary>
/// <param name="model">The chain.</param>
internal sealed class GilbertElliottLoss(LossModel.GilbertElliott model) : ILoss
{
    private readonly double _toBad = model.ToBad.Value;
    private readonly double _toGood = model.ToGood.Value;
    private readonly double _lossInBad = model.LossInBad.Value;
    private readonly double _lossInGood = model.LossInGood.Value;

    // The share of bad states in the long run. The first packet finds the chain there, so that short connections have the
    // mean loss too.
    private readonly double _bad = model.ToBad.Value / (model.ToBad.Value + model.ToGood.Value);

    /// <inheritdoc/>
    public LossCause Decide(in Packet packet, int bytes, ref LinkMemory memory, in LinkDraws draws)
    {
        var step = LinkDraws.Uniform(draws.LossState, packet);
        memory.IsBad = memory.Packets == 1 ? step < _bad
            : memory.IsBad ? step >= _toGood
            : step < _toBad;
        return LinkDraws.Uniform(draws.Loss, packet) < (memory.IsBad ? _lossInBad : _lossInGood)
            ? LossCause.Random
            : LossCause.None;
    }
}
