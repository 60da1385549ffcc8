using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Sends what a token bucket lets pass.</summary>
/// <remarks>The bucket is kept as the time at which it will be full: b bytes of tokens are missing where that is b / rate
/// away. A packet of more than a whole bucket waits until it is full.</remarks>
/// <param name="model">The bucket.</param>
internal sealed class TokenBucketPacer(RateModel.TokenBucket model) : IPacer
{
    private SimTime _fullAt;

    /// <inheritdoc/>
    public SimTime Finish(SimTime start, int bytes)
    {
        var spare = Math.Max(0, model.Burst.Bytes - bytes);
        var begin = SimTime.Max(start, new SimTime(_fullAt.Nanoseconds - model.Rate.TimeFor(new DataSize(spare)).Nanoseconds));
        _fullAt = SimTime.Max(_fullAt, begin) + model.Rate.TimeFor(new DataSize(bytes));
        return model.Peak is { } peak ? begin + peak.TimeFor(new DataSize(bytes)) : begin;
    }

    /// <inheritdoc/>
    public void Reset() => _fullAt = SimTime.Start;
}
