namespace NetSim.Network.Links;

/// <summary>Makes what decides on losses.</summary>
internal static class LossFactory
{
    /// <summary>The losses of one direction; null where nothing is lost.</summary>
    public static ILoss? Create(LinkDirectionSpec spec) => spec.LossModel switch
    {
        null => Of(spec.Loss.Value),
        LossModel.Bernoulli(var probability) => Of(probability.Value),
        LossModel.GilbertElliott model => new GilbertElliottLoss(model),
        LossModel.Periodic model => new PeriodicLoss(model),
        LossModel.Recorded model => new RecordedLoss(model),
        LossModel.BitErrors(var rate) => new BitErrorLoss(rate.Value),
        var model => throw new ArgumentException($"There is no loss model {model}.", nameof(spec)),
    };

    private static BernoulliLoss? Of(double probability) => probability > 0 ? new BernoulliLoss(probability) : null;
}
