namespace NetSim.Network.Links;

/// <summary>Makes what says how long transmissions take.</summary>
internal static class PacerFactory
{
    /// <summary>The rate of one direction; null where transmission takes no time.</summary>
    public static IPacer? Create(LinkDirectionSpec spec) => spec.RateModel switch
    {
        null => spec.Rate is { } rate ? new FixedPacer(rate) : null,
        RateModel.TokenBucket model => new TokenBucketPacer(model),
        RateModel.Steps model => new SteppedPacer(model),
        RateModel.Opportunities model => new OpportunityPacer(model),
        var model => throw new ArgumentException($"There is no rate model {model}.", nameof(spec)),
    };
}
