using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>What a link does to packets from a time on.</summary>
/// <param name="From">From when.</param>
/// <param name="Loss">Which packets are lost; null for none.</param>
/// <param name="Corruption">Probability of corruption.</param>
/// <param name="Duplication">Probability of duplication.</param>
/// <param name="Delay">How long packets travel.</param>
internal sealed record LinkPhase(SimTime From, ILoss? Loss, double Corruption, double Duplication, DelayModel Delay)
{
    /// <summary>All phases of a link, by time.</summary>
    public static LinkPhase[] Of(LinkDirectionSpec spec)
    {
        var first = new LinkPhase(
            SimTime.Start,
            LossFactory.Create(spec),
            spec.Corruption.Value,
            spec.Duplication.Value,
            new DelayModel(spec.Delay, spec.DelaySteps, spec.Jitter));
        return [first, .. spec.Changes.Select(change => new LinkPhase(
            SimTime.Start + change.At,
            LossFactory.Create(spec with { LossModel = change.Loss }),
            change.Corruption.Value,
            change.Duplication.Value,
            new DelayModel(spec.Delay, spec.DelaySteps, change.Jitter)))];
    }
}
